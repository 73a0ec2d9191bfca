import type { Metadata } from "next";
import { Suspense } from "react";
import { everyGroup } from "../../../trpc/every-group.ts";
import { getCaller, getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { ImportScreen } from "./_components/import-screen.tsx";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  await getCaller();
  void getQueryClient().prefetchQuery(trpc.lists.list.queryOptions(everyGroup));
  return (
    <div className="mx-auto w-full max-w-3xl p-4">
      <h1 className="text-base font-semibold">Import contacts</h1>
      <p className="mt-1 text-muted">
        A CSV or vCard file from Google Contacts, Outlook, Apple, Android or a spreadsheet. Contacts you have already
        are updated; a blank cell never erases anything.
      </p>
      <HydrateClient>
        <Suspense fallback={<p className="mt-6 text-muted">Loading…</p>}>
          <ImportScreen />
        </Suspense>
      </HydrateClient>
    </div>
  );
}
