"use client";
import type { OverviewInterval } from "@roster/domain/vocabulary";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue } from "react";
import { useFormat } from "../../../../components/format-provider.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { type OverviewView, overviewInput } from "../overview-view.ts";
import { ContactsCards } from "./contacts-cards.tsx";
import { Figures } from "./figures.tsx";
import { GroupCards } from "./group-cards.tsx";
import { ImportsCard } from "./imports-card.tsx";
import { MessagesCard } from "./messages-card.tsx";

const periodsCalled: Record<OverviewInterval, string> = { day: "Days", week: "Weeks, from Monday,", month: "Months" };

export function OverviewScreen({ view }: { view: OverviewView }) {
  const trpc = useTRPC();
  // What is shown stays until the numbers of another time zone are there.
  const timeZone = useDeferredValue(useFormat().timeZone);
  const { data: overview } = useSuspenseQuery(trpc.overview.get.queryOptions(overviewInput(view, timeZone)));
  if (overview.contacts.total === 0) return <NoContacts />;
  return (
    <>
      <Figures overview={overview} />
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <ContactsCards overview={overview} />
        <MessagesCard overview={overview} />
        <GroupCards overview={overview} />
        {overview.imports ? <ImportsCard imports={overview.imports} /> : null}
      </div>
      <p className="mt-4 text-xs text-muted">
        {periodsCalled[overview.interval]} are those of the time zone {overview.timeZone}.
      </p>
    </>
  );
}

function NoContacts() {
  const may = useMay();
  return (
    <div className="mt-4 grid place-items-center gap-3 rounded-lg border border-line p-12 text-center text-muted">
      <p>There are no contacts yet. When there are, this page shows how many, since when, and where they belong.</p>
      {may("BulkImport:Contacts") ? (
        <Link href="/import" className="button button-primary">
          Import a file
        </Link>
      ) : null}
      <Link href="/contacts" className="button">
        Go to contacts
      </Link>
    </div>
  );
}
