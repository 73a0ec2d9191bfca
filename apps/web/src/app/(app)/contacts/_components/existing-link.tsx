"use client";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { readView, viewHref } from "../contacts-view.ts";

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
        <Link
          className="link"
          href={viewHref({ ...view, contact: existingId })}
          scroll={false}
          prefetch={false}
          onClick={follow}
        >
          Open that contact
        </Link>
      ) : null}
    </>
  );
}
