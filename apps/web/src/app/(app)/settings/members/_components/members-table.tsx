"use client";
import type { Member } from "@roster/domain";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { ConfirmButton } from "../../../../../components/confirm-button.tsx";
import { type Choice, Options } from "../../../../../components/field.tsx";
import { Moment } from "../../../../../components/moment.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { SettingsTable } from "../../../../../components/settings-table.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { useChanged } from "../../_components/use-changed.ts";
import { type NamedRole, roleOf, roleValue } from "./role-choices.ts";

interface MembersTableProps {
  self: string;
  choices: readonly Choice[];
  builtIn: readonly NamedRole[];
  mayChange: boolean;
  mayRemove: boolean;
}

export function MembersTable({ self, choices, builtIn, mayChange, mayRemove }: MembersTableProps) {
  const trpc = useTRPC();
  const changed = useChanged();
  const { members } = useSuspenseQuery(trpc.members.list.queryOptions()).data;
  const update = useMutation(trpc.members.update.mutationOptions({ onSuccess: changed }));
  const remove = useMutation(trpc.members.delete.mutationOptions({ onSuccess: changed }));
  const isBusy = update.isPending || remove.isPending;
  // Who may do more than oneself is out of reach; so is oneself, who leaves by another way.
  const isInReach = (member: Member) => {
    const now = choices.find(({ value }) => value === roleValue(member));
    return now !== undefined && !now.isDisabled && member.email !== self;
  };
  return (
    <>
      <div className="mt-4">
        <SettingsTable
          label="Table of members"
          titles={["Name", "E-mail", "Role", "Since"]}
          action={mayRemove ? "Removal" : null}
        >
          {members.map((member) => (
            <tr key={member.userId} className="h-11 border-b border-line">
              <td dir="auto" className="px-3 font-medium">
                {member.name}
              </td>
              <td className="px-3">{member.email}</td>
              <td className="px-3">
                {mayChange && isInReach(member) ? (
                  <select
                    className="field"
                    aria-label={`Role of ${member.name}`}
                    value={roleValue(member)}
                    disabled={isBusy}
                    onChange={(event) =>
                      update.mutate({ userId: member.userId, ...roleOf(event.target.value, builtIn) })
                    }
                  >
                    <Options choices={choices} />
                  </select>
                ) : (
                  member.role
                )}
              </td>
              <td className="px-3">
                <Moment at={member.createdAt} />
              </td>
              {mayRemove ? (
                <td className="px-3 text-end">
                  {isInReach(member) ? (
                    <ConfirmButton
                      label="Remove"
                      sure="Yes, remove"
                      of={member.name}
                      isDisabled={isBusy}
                      confirm={() => remove.mutate({ userId: member.userId })}
                    />
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </SettingsTable>
      </div>
      <Problem text={update.error?.message ?? remove.error?.message} />
    </>
  );
}
