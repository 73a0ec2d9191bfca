import type { Metadata } from "next";
import { Suspense } from "react";
import { getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { AllowedProvider } from "../contacts/_components/allowed.tsx";
import { NotAllowed, SettingsTitle } from "../settings/_components/group.tsx";
import { getStanding } from "../settings/standing.ts";
import { SegmentsScreen } from "./_components/segments-screen.tsx";

export const metadata: Metadata = { title: "Segments" };

export default async function SegmentsPage() {
  const { permissions, user } = await getStanding();
  if (!permissions.includes("Get:Contact"))
    return (
      <div className="p-4">
        <SettingsTitle>Segments</SettingsTitle>
        <NotAllowed />
      </div>
    );
  void getQueryClient().prefetchQuery(trpc.segments.list.queryOptions());
  return (
    <HydrateClient>
      <Suspense fallback={<p className="p-4 text-muted">Loading…</p>}>
        <AllowedProvider permissions={permissions}>
          <SegmentsScreen userId={user.uniqueId} />
        </AllowedProvider>
      </Suspense>
    </HydrateClient>
  );
}
