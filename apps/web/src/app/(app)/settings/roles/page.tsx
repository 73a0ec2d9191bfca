import { permissions } from "@roster/domain/permissions";
import type { Metadata } from "next";
import { Suspense } from "react";
import { getQueryClient, HydrateClient, trpc } from "../../../../trpc/server.tsx";
import { NotAllowed, SettingsTitle } from "../_components/group.tsx";
import { getStanding } from "../standing.ts";
import { RolesScreen } from "./_components/roles-screen.tsx";

export const metadata: Metadata = { title: "Roles" };

export default async function RolesPage() {
  const { active } = await getStanding();
  if (!active?.permissions.includes("Get:OrganizationRole"))
    return (
      <>
        <SettingsTitle>Roles</SettingsTitle>
        <NotAllowed />
      </>
    );
  void getQueryClient().prefetchQuery(trpc.roles.list.queryOptions());
  return (
    <HydrateClient>
      <SettingsTitle>Roles</SettingsTitle>
      <Suspense fallback={<p className="mt-4 text-muted">Loading…</p>}>
        <RolesScreen every={permissions} own={active.permissions} />
      </Suspense>
    </HydrateClient>
  );
}
