"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "../../../../trpc/client.tsx";
import { duplicatesHref } from "../../duplicates/duplicates-view.ts";

/** Leads to the contacts that may be the same person as this one; nothing where there are none. */
export function PossibleDuplicates({ contactId }: { contactId: string }) {
  const trpc = useTRPC();
  const found = useQuery(trpc.duplicates.list.queryOptions({ contactId, perPage: 1, count: "none" }));
  const others = (found.data?.groups[0]?.contacts.length ?? 1) - 1;
  if (others === 0) return null;
  return (
    <Link className="link" href={duplicatesHref({ contactId, cursor: null })} prefetch={false}>
      {others === 1 ? "A possible duplicate" : `${others} possible duplicates`}
    </Link>
  );
}
