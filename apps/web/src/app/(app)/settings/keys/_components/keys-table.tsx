"use client";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { ConfirmButton } from "../../../../../components/confirm-button.tsx";
import { Moment } from "../../../../../components/moment.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { SettingsTable } from "../../../../../components/settings-table.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { PermissionBoxes } from "../../_components/permission-boxes.tsx";
import { useChanged } from "../../_components/use-changed.ts";

export function KeysTable({ mayRevoke }: { mayRevoke: boolean }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const { keys } = useSuspenseQuery(trpc.keys.list.queryOptions()).data;
  const revoke = useMutation(trpc.keys.delete.mutationOptions({ onSuccess: changed }));
  if (keys.length === 0) return <p className="mt-4 text-muted">There are none.</p>;
  return (
    <>
      <div className="mt-4">
        <SettingsTable
          label="Table of API keys"
          titles={["Name", "Key", "May", "Made", "Last used", "Ends"]}
          action={mayRevoke ? "Revoking" : null}
        >
          {keys.map(({ uniqueId, name, prefix, permissions, createdAt, lastUsedAt, expiresAt }) => (
            <tr key={uniqueId} className="border-b border-line align-top [&>td]:px-3 [&>td]:py-2.5">
              <td dir="auto" className="font-medium">
                {name}
              </td>
              <td>
                <code className="text-xs">{prefix}</code>
              </td>
              <td>
                <details>
                  <summary className="cursor-pointer whitespace-nowrap">
                    {permissions.length === 1 ? "1 permission" : `${permissions.length} permissions`}
                  </summary>
                  <div className="mt-2 w-72">
                    <PermissionBoxes every={permissions} chosen={permissions} />
                  </div>
                </details>
              </td>
              <td>
                <Moment at={createdAt} />
              </td>
              <td>
                <Moment at={lastUsedAt} />
              </td>
              <td>
                <Moment at={expiresAt} />
              </td>
              {mayRevoke ? (
                <td className="text-end">
                  <ConfirmButton
                    label="Revoke"
                    sure="Yes, revoke"
                    of={name}
                    isDisabled={revoke.isPending}
                    confirm={() => revoke.mutate({ uniqueId })}
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </SettingsTable>
      </div>
      <Problem text={revoke.error?.message} />
    </>
  );
}
