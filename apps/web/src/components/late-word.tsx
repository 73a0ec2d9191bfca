"use client";
import { type ReactNode, useSyncExternalStore } from "react";
import { Toast } from "./toast.tsx";

interface Said {
  number: number;
  word: ReactNode;
}

let said: Said | null = null;
let count = 0;
const listeners = new Set<() => void>();

function say(next: Said | null): void {
  said = next;
  for (const listener of listeners) listener();
}

/** Says something whose own place on the page is gone. */
export function sayLate(word: ReactNode): void {
  count += 1;
  say({ number: count, word });
}

/** Where such words stand, whatever page is open. */
export function LateWord() {
  const shown = useSyncExternalStore(
    subscribe,
    () => said,
    () => null,
  );
  return (
    <div role="alert">
      {shown ? (
        <Toast key={shown.number} isAbove close={() => say(null)}>
          {shown.word}
        </Toast>
      ) : null}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
