import type { Metadata } from "next";
import { Suspense } from "react";
import { getQueryClient, HydrateClient, trpc } from "../../../../trpc/server.tsx";
import { NotAllowed, SettingsTitle } from "../_components/group.tsx";
import { getStanding } from "../standing.ts";
import { KeysScreen } from "./_components/keys-screen.tsx";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const { active } = await getStanding();
  if (!active?.permissions.includes("Get:ApiKey"))
    return (
      <>
        <SettingsTitle>API keys</SettingsTitle>
        <NotAllowed />
      </>
    );
  void getQueryClient().prefetchQuery(trpc.keys.list.queryOptions());
  return (
    <HydrateClient>
      <SettingsTitle>API keys</SettingsTitle>
      <Suspense fallback={<p className="mt-4 text-muted">Loading…</p>}>
        <KeysScreen own={active.permissions} />
      </Suspense>
    </HydrateClient>
  );
}
