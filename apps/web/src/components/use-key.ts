"use client";
import { useEffect, useRef } from "react";

interface KeyOptions {
  /** Whether the key means this where it is pressed; anywhere but in a field unless given. */
  isOn?: (target: Element) => boolean;
}

const fields = "input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable], dialog";
const isNoField = (target: Element) => !target.closest(fields);

/** Does something at a key. */
export function useKey(key: string, action: () => void, { isOn = isNoField }: KeyOptions = {}): void {
  const latest = useRef({ action, isOn });
  latest.current = { action, isOn };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!(event.target instanceof Element) || !latest.current.isOn(event.target)) return;
      event.preventDefault();
      latest.current.action();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [key]);
}
