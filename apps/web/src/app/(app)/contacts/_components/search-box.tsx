"use client";
import { useEffect, useRef, useState } from "react";
import { useKey } from "../../../../components/use-key.ts";

const pauseMs = 250;

interface SearchBoxProps {
  label?: string;
  placeholder?: string;
  search: string;
  change: (changes: { search: string }, options: { isReplacing: boolean }) => void;
}

/** Searches a moment after the last key. `/` goes there from anywhere. */
export function SearchBox({
  label = "Search contacts",
  placeholder = "Name or phone  /",
  search,
  change,
}: SearchBoxProps) {
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
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={placeholder}
      maxLength={200}
      className="field w-full sm:w-64"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
