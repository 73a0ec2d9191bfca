"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False while a part of the page is taken over as it was served. Parts are taken over one after the other, and what one has read
 * meanwhile was not known to the server that made the next.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
