"use client";
import { useEffect, useRef, useState } from "react";
import { useKey } from "../../../../components/use-key.ts";
import type { ChangeView } from "./use-view.ts";

const pauseMs = 250;

/** Searches a moment after the last key. `/` goes there from anywhere. */
export function SearchBox({ search, change }: { search: string; change: ChangeView }) {
  const [text, setText] = useState(search);
  const [shown, setShown] = useState(search);
  const input = useRef<HTMLInputElement>(null);
  if (shown !== search) {
    setShown(search);
    if (text.trim() !== search) setText(search);
  }

  useEffect(() => {
    if (text.trim() === search) return;
    const timer = setTimeout(() => change({ search: text.trim() }, { isReplacing: search !== "" }), pauseMs);
    return () => clearTimeout(timer);
  }, [text, search, change]);

  useKey("/", () => input.current?.focus());

  return (
    <input
      ref={input}
      type="search"
      aria-label="Search contacts"
      aria-keyshortcuts="/"
      placeholder="Name or phone  /"
      maxLength={200}
      className="field w-full sm:w-64"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
