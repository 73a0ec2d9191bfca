"use client";
import type { CustomRole } from "@roster/domain";
import { Group } from "../../_components/group.tsx";
import type { Membership } from "../../standing.ts";
import { InvitationsTable } from "./invitations-table.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MembersTable } from "./members-table.tsx";
import { type NamedRole, roleChoices } from "./role-choices.ts";

interface MembersScreenProps {
  /** The e-mail of who looks. */
  self: string;
  active: Membership;
  builtIn: readonly NamedRole[];
  /** The organization's own roles, as far as they may be seen. */
  custom: readonly CustomRole[];
}

export function MembersScreen({ self, active, builtIn, custom }: MembersScreenProps) {
  const { permissions } = active;
  const choices = roleChoices(active, builtIn, custom);
  const mayRemove = permissions.includes("Delete:OrganizationMember");
  return (
    <>
      <MembersTable
        self={self}
        choices={choices}
        builtIn={builtIn}
        mayChange={permissions.includes("Update:OrganizationMember")}
        mayRemove={mayRemove}
      />
      {permissions.includes("Create:OrganizationMember") ? (
        <Group title="Invite somebody">
          <InviteForm choices={choices} builtIn={builtIn} />
        </Group>
      ) : null}
      <Group title="Open invitations">
        <InvitationsTable mayRevoke={mayRemove} />
      </Group>
    </>
  );
}
