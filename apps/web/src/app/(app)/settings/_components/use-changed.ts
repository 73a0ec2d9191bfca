"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

/** To be called after a change: whatever is shown is read again, what the server rendered of it too. */
export function useChanged(): () => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async () => {
    router.refresh();
    await queries.invalidateQueries();
  };
}
