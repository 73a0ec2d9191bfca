import type { Metadata } from "next";
import { Suspense } from "react";
import { getQueryClient, HydrateClient, trpc } from "../../../../trpc/server.tsx";
import { toParams } from "../../../view-params.ts";
import { AllowedProvider } from "../../contacts/_components/allowed.tsx";
import { NotAllowed, SettingsTitle } from "../_components/group.tsx";
import { getStanding } from "../standing.ts";
import { AuditScreen } from "./_components/audit-screen.tsx";
import { auditInput, readAuditView } from "./audit-view.ts";

export const metadata: Metadata = { title: "Audit log" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const { active } = await getStanding();
  if (!active?.permissions.includes("Get:AuditLog"))
    return (
      <>
        <SettingsTitle>Audit log</SettingsTitle>
        <NotAllowed />
      </>
    );
  const view = readAuditView(toParams(await searchParams));
  void getQueryClient().prefetchQuery(trpc.audit.list.queryOptions(auditInput(view)));
  return (
    <HydrateClient>
      <SettingsTitle>Audit log</SettingsTitle>
      <Suspense fallback={<p className="mt-4 text-muted">Loading…</p>}>
        <AllowedProvider permissions={active.permissions}>
          <AuditScreen />
        </AllowedProvider>
      </Suspense>
    </HydrateClient>
  );
}
