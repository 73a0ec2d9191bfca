"use client";
import type { ReactNode } from "react";
import { ExistingLink } from "./existing-link.tsx";

/** What is said of a change that failed when its contact was closed already, with the way back to it. */
export function NotSaved({ uniqueId, name, why }: { uniqueId: string; name: string; why: ReactNode }) {
  return (
    <>
      A change of <bdi>{name}</bdi> was not saved. {why} <ExistingLink refusal="" existingId={uniqueId} />
    </>
  );
}
