"use client";
import { type ReactNode, useEffect, useRef } from "react";

interface ToastProps {
  children: ReactNode;
  /** A button beside it, which takes the focus: what had it is often gone. */
  action?: { label: string; act: () => void } | undefined;
  close: () => void;
  /** Whether it stands above the place where another one may be. */
  isAbove?: boolean;
}

const shownForMs = 30_000;

/** A word on what was just done, for half a minute. */
export function Toast({ children, action, close, isAbove = false }: ToastProps) {
  const button = useRef<HTMLButtonElement>(null);
  const onClose = useRef(close);
  onClose.current = close;
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    const timer = setTimeout(() => onClose.current(), shownForMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className={`fixed inset-x-4 ${isAbove ? "bottom-18" : "bottom-4"} z-40 mx-auto flex w-fit max-w-full items-center gap-3 rounded-lg border border-line bg-raised py-2 ps-4 pe-2 shadow-lg`}
    >
      <span className="min-w-0 break-words">{children}</span>
      {action ? (
        <button ref={button} type="button" className="button" onClick={action.act}>
          {action.label}
        </button>
      ) : null}
      <button type="button" className="button" aria-label="Dismiss" onClick={close}>
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}
