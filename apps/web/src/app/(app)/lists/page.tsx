import type { Metadata } from "next";
import { Suspense } from "react";
import { getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { toParams } from "../../view-params.ts";
import { AllowedProvider } from "../contacts/_components/allowed.tsx";
import { directoryInput, readDirectoryView } from "../directory-view.ts";
import { NotAllowed, SettingsTitle } from "../settings/_components/group.tsx";
import { getStanding } from "../settings/standing.ts";
import { ListsScreen } from "./_components/lists-screen.tsx";

export const metadata: Metadata = { title: "Lists" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function ListsPage({ searchParams }: { searchParams: SearchParams }) {
  const { permissions } = await getStanding();
  if (!permissions.includes("Get:List"))
    return (
      <div className="p-4">
        <SettingsTitle>Lists</SettingsTitle>
        <NotAllowed />
      </div>
    );
  const view = readDirectoryView(toParams(await searchParams));
  void getQueryClient().prefetchQuery(trpc.lists.list.queryOptions(directoryInput(view)));
  return (
    <HydrateClient>
      <Suspense fallback={<p className="p-4 text-muted">Loading…</p>}>
        <AllowedProvider permissions={permissions}>
          <ListsScreen />
        </AllowedProvider>
      </Suspense>
    </HydrateClient>
  );
}
