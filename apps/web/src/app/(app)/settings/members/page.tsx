import { builtInRoles, permissionsOfRole } from "@roster/domain/permissions";
import type { Metadata } from "next";
import { Suspense } from "react";
import { getCaller, getQueryClient, HydrateClient, trpc } from "../../../../trpc/server.tsx";
import { NotAllowed, SettingsTitle } from "../_components/group.tsx";
import { getStanding } from "../standing.ts";
import { MembersScreen } from "./_components/members-screen.tsx";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const { active, user } = await getStanding();
  if (!active?.permissions.includes("Get:OrganizationMember"))
    return (
      <>
        <SettingsTitle>Members</SettingsTitle>
        <NotAllowed />
      </>
    );
  const queries = getQueryClient();
  void queries.prefetchQuery(trpc.members.list.queryOptions());
  void queries.prefetchQuery(trpc.invitations.list.queryOptions());
  const maySeeRoles = active.permissions.includes("Get:OrganizationRole");
  const custom = maySeeRoles ? (await (await getCaller()).roles.list()).custom : [];
  const builtIn = builtInRoles.map((name) => ({ name, permissions: permissionsOfRole[name] }));
  return (
    <HydrateClient>
      <SettingsTitle>Members</SettingsTitle>
      <Suspense fallback={<p className="mt-4 text-muted">Loading…</p>}>
        <MembersScreen self={user.email} active={active} builtIn={builtIn} custom={custom} />
      </Suspense>
    </HydrateClient>
  );
}
