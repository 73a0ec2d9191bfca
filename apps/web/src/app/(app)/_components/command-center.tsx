"use client";
import type { Permission } from "@roster/domain";
import { lazy, Suspense, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useKey } from "../../../components/use-key.ts";

const CommandPalette = lazy(() => import("./command-palette.tsx"));
const ShortcutMap = lazy(() => import("./shortcut-map.tsx"));

/** Opens what the keyboard opens everywhere: the command palette, and the map of the keys. Both are loaded when they are. */
export function CommandCenter({ permissions }: { permissions: readonly Permission[] }) {
  const [open, setOpen] = useState<"palette" | "map" | null>(null);
  const close = () => setOpen(null);
  useKey("?", () => setOpen("map"));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen((current) => (current === "palette" ? null : "palette"));
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button
        type="button"
        data-closes
        className="field flex w-full items-center justify-between text-muted hover:bg-hover"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen("palette")}
      >
        Go to… <kbd className="text-xs">Ctrl K</kbd>
      </button>
      {open === null
        ? null
        : // A dialog is not shown in a menu that is closed.
          createPortal(
            <Suspense>
              {open === "palette" ? (
                <CommandPalette permissions={permissions} close={close} showMap={() => setOpen("map")} />
              ) : (
                <ShortcutMap close={close} />
              )}
            </Suspense>,
            document.body,
          )}
    </>
  );
}
