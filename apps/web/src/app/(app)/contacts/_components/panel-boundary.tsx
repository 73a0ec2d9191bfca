"use client";
import { Component, type ReactNode } from "react";
import { Failure } from "../../../../components/failure.tsx";

/** Keeps a failure of the panel in the panel. */
export class PanelBoundary extends Component<{ reset: () => void; children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  #retry = () => {
    this.props.reset();
    this.setState({ error: null });
  };

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failure error={this.state.error} retry={this.#retry} />;
  }
}
