"use client";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { ConfirmButton } from "../../../../../components/confirm-button.tsx";
import { Moment } from "../../../../../components/moment.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { SettingsTable } from "../../../../../components/settings-table.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { useChanged } from "../../_components/use-changed.ts";

export function InvitationsTable({ mayRevoke }: { mayRevoke: boolean }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const { invitations } = useSuspenseQuery(trpc.invitations.list.queryOptions()).data;
  const revoke = useMutation(trpc.invitations.delete.mutationOptions({ onSuccess: changed }));
  if (invitations.length === 0) return <p className="text-muted">There are none.</p>;
  return (
    <>
      <SettingsTable
        label="Table of invitations"
        titles={["E-mail", "Role", "Invited by", "Until"]}
        action={mayRevoke ? "Taking back" : null}
      >
        {invitations.map(({ uniqueId, email, role, invitedBy, expiresAt }) => (
          <tr key={uniqueId} className="h-11 border-b border-line">
            <td className="px-3 font-medium">{email}</td>
            <td className="px-3">{role}</td>
            <td dir="auto" className="px-3">
              {invitedBy}
            </td>
            <td className="px-3">
              <Moment at={expiresAt} />
            </td>
            {mayRevoke ? (
              <td className="px-3 text-end">
                <ConfirmButton
                  label="Take back"
                  sure="Yes, take back"
                  of={email}
                  isDisabled={revoke.isPending}
                  confirm={() => revoke.mutate({ uniqueId })}
                />
              </td>
            ) : null}
          </tr>
        ))}
      </SettingsTable>
      <Problem text={revoke.error?.message} />
    </>
  );
}
