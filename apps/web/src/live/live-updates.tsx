"use client";
import { useSyncExternalStore } from "react";
import { useLiveUpdates } from "./use-live-updates.ts";

/** Keeps what is shown up to date with changes made elsewhere, and says where that cannot be. */
export function LiveUpdates({ since }: { since: string }) {
  useLiveUpdates(since);
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {isOnline ? null : (
        <p className="fixed inset-x-4 top-2 z-40 mx-auto w-fit rounded-lg border border-line bg-raised px-4 py-2 text-warn shadow-lg">
          You are offline. What is shown may be out of date.
        </p>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
