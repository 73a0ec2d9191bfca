import type { Metadata } from "next";
import { Suspense } from "react";
import { getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { toParams } from "../../view-params.ts";
import { AllowedProvider } from "../contacts/_components/allowed.tsx";
import { directoryInput, readDirectoryView } from "../directory-view.ts";
import { NotAllowed, SettingsTitle } from "../settings/_components/group.tsx";
import { getStanding } from "../settings/standing.ts";
import { TagsScreen } from "./_components/tags-screen.tsx";

export const metadata: Metadata = { title: "Tags" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function TagsPage({ searchParams }: { searchParams: SearchParams }) {
  const { permissions } = await getStanding();
  if (!permissions.includes("Get:Tag"))
    return (
      <div className="p-4">
        <SettingsTitle>Tags</SettingsTitle>
        <NotAllowed />
      </div>
    );
  const view = readDirectoryView(toParams(await searchParams));
  void getQueryClient().prefetchQuery(trpc.tags.list.queryOptions(directoryInput(view)));
  return (
    <HydrateClient>
      <Suspense fallback={<p className="p-4 text-muted">Loading…</p>}>
        <AllowedProvider permissions={permissions}>
          <TagsScreen />
        </AllowedProvider>
      </Suspense>
    </HydrateClient>
  );
}
