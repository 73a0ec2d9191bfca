"use client";
import { useSearchParams } from "next/navigation";
import { readView, viewHref } from "../contacts-view.ts";
import { ViewLink } from "./view-link.tsx";

interface ExistingLinkProps {
  refusal: string;
  existingId: string | undefined;
  /** What else is done on the way. */
  follow?: () => void;
}

/** Why something was refused, with the way to the contact that stands in its way. */
export function ExistingLink({ refusal, existingId, follow }: ExistingLinkProps) {
  const view = readView(new URLSearchParams(useSearchParams()));
  return (
    <>
      {refusal}{" "}
      {existingId ? (
        <ViewLink className="link" href={viewHref({ ...view, contact: existingId })} onClick={follow}>
          Open that contact
        </ViewLink>
      ) : null}
    </>
  );
}
