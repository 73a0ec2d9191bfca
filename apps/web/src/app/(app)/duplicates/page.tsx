import type { Metadata } from "next";
import { Suspense } from "react";
import { getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { toParams } from "../../view-params.ts";
import { AllowedProvider } from "../contacts/_components/allowed.tsx";
import { getStanding } from "../settings/standing.ts";
import { DuplicatesScreen } from "./_components/duplicates-screen.tsx";
import { duplicatesInput, readDuplicatesView } from "./duplicates-view.ts";

export const metadata: Metadata = { title: "Duplicates" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function DuplicatesPage({ searchParams }: { searchParams: SearchParams }) {
  const { permissions } = await getStanding();
  const view = readDuplicatesView(toParams(await searchParams));
  void getQueryClient().prefetchQuery(trpc.duplicates.list.queryOptions(duplicatesInput(view)));
  return (
    <HydrateClient>
      <div className="mx-auto w-full max-w-5xl px-4 py-6">
        <Suspense fallback={<p className="text-muted">Loading…</p>}>
          <AllowedProvider permissions={permissions}>
            <DuplicatesScreen />
          </AllowedProvider>
        </Suspense>
      </div>
    </HydrateClient>
  );
}
