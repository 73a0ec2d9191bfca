import type { Metadata } from "next";
import { Suspense } from "react";
import { regionChoices } from "../../../../components/region-choices.ts";
import { getQueryClient, HydrateClient, trpc } from "../../../../trpc/server.tsx";
import { Group, NotAllowed, SettingsTitle } from "../_components/group.tsx";
import { getStanding } from "../standing.ts";
import { CreateForm } from "./_components/create-form.tsx";
import { DetailsForm } from "./_components/details-form.tsx";
import { LeaveButton } from "./_components/leave-button.tsx";
import { TransferForm } from "./_components/transfer-form.tsx";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage() {
  const { active, permissions, mayCreate, user } = await getStanding();
  const mayRead = permissions.includes("Get:Organization");
  const isOwner = active?.isOwner === true;
  if (mayRead) void getQueryClient().prefetchQuery(trpc.organizations.get.queryOptions());
  if (isOwner) void getQueryClient().prefetchQuery(trpc.members.list.queryOptions());
  return (
    <HydrateClient>
      <SettingsTitle>Organization</SettingsTitle>
      <Suspense fallback={<p className="mt-4 text-muted">Loading…</p>}>
        {mayRead ? (
          <DetailsForm
            key={active?.uniqueId}
            regions={regionChoices}
            mayChange={permissions.includes("Update:Organization")}
          />
        ) : active ? (
          <NotAllowed />
        ) : (
          <p className="mt-2 text-muted">You do not belong to an organization.</p>
        )}
        {isOwner ? (
          <Group title="Hand it over">
            <TransferForm self={user.email} />
          </Group>
        ) : null}
      </Suspense>
      {active ? (
        <Group title="Leave it">
          <p className="mb-3 text-muted">
            You lose sight of it at once, and the API keys and invitations that you made end. The last owner cannot
            leave.
          </p>
          <LeaveButton organization={active} />
        </Group>
      ) : null}
      {mayCreate ? (
        <Group title="Make another one">
          <CreateForm regions={regionChoices} />
        </Group>
      ) : null}
    </HydrateClient>
  );
}
