"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";

/** What stands beside every page; on a phone it opens above it, and closes when something in it is followed. */
export function Sidebar({ children }: { children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <header className="flex flex-col border-line max-lg:border-b lg:sticky lg:top-0 lg:h-dvh lg:w-56 lg:shrink-0 lg:border-e">
      <div className="flex items-center justify-between px-4 py-2 lg:pt-4">
        <Link href="/contacts" className="font-semibold">
          Roster
        </Link>
        <button
          type="button"
          className="button lg:hidden"
          aria-expanded={isOpen}
          aria-controls="sidebar"
          onClick={() => setIsOpen(!isOpen)}
        >
          Menu
        </button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is clicked are the links in it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key that follows a link clicks it */}
      <div
        id="sidebar"
        className={`min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-4 pt-1 pb-4 lg:flex ${isOpen ? "flex" : "hidden"}`}
        onClick={(event) => {
          if ((event.target as Element).closest("a, [data-closes]")) setIsOpen(false);
        }}
      >
        {children}
      </div>
    </header>
  );
}
