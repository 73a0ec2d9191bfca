"use client";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { ConfirmButton } from "../../../../../components/confirm-button.tsx";
import { Moment } from "../../../../../components/moment.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { ScrollRegion } from "../../../../../components/scroll-region.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { PermissionBoxes } from "../../_components/permission-boxes.tsx";
import { useChanged } from "../../_components/use-changed.ts";

const titles = ["Name", "Key", "May", "Made", "Last used", "Ends"];

export function KeysTable({ mayRevoke }: { mayRevoke: boolean }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const { keys } = useSuspenseQuery(trpc.keys.list.queryOptions()).data;
  const revoke = useMutation(trpc.keys.delete.mutationOptions({ onSuccess: changed }));
  if (keys.length === 0) return <p className="mt-4 text-muted">There are none.</p>;
  return (
    <>
      <ScrollRegion label="Table of API keys">
        <table className="mt-4 w-full min-w-[48rem] border-collapse text-left">
          <thead className="border-y border-line bg-raised text-xs text-muted">
            <tr>
              {titles.map((title) => (
                <th key={title} scope="col" className="px-3 py-2 font-medium">
                  {title}
                </th>
              ))}
              {mayRevoke ? (
                <th scope="col" className="px-3 py-2 font-medium">
                  <span className="sr-only">Revoking</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
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
                  <td className="text-right">
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
          </tbody>
        </table>
      </ScrollRegion>
      <Problem text={revoke.error?.message} />
    </>
  );
}
