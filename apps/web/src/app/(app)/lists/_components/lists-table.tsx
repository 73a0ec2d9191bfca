"use client";
import type { ContactList } from "@roster/domain";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { Chips } from "../../../../components/chips.tsx";
import { ConfirmButton } from "../../../../components/confirm-button.tsx";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { Problem } from "../../../../components/problem.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { SettingsTable } from "../../../../components/settings-table.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { counted } from "../../contacts/bulk-actions.ts";
import { defaultView, viewHref } from "../../contacts/contacts-view.ts";
import { useChanged } from "../../settings/_components/use-changed.ts";

interface ListsTableProps {
  lists: readonly ContactList[];
  edit: (list: ContactList, opener: string) => void;
}

export function ListsTable({ lists, edit }: ListsTableProps) {
  const may = useMay();
  const { number } = useFormat();
  const changed = useChanged();
  const remove = useMutation(useTRPC().lists.delete.mutationOptions({ onSuccess: changed }));
  const hasActions = may("Update:List") || may("Delete:List");
  return (
    <>
      <SettingsTable
        label="Table of lists"
        titles={["Name", "Description", "Tags", "Contacts", "Created"]}
        action={hasActions ? "Changes" : null}
      >
        {lists.map((list) => (
          <tr key={list.uniqueId} className="border-b border-line [&>td]:px-3 [&>td]:py-2">
            <td className="w-1/5">
              <Link
                href={viewHref({ ...defaultView, listIds: [list.uniqueId] })}
                prefetch={false}
                dir="auto"
                className="font-medium break-words hover:underline"
              >
                {list.name}
              </Link>
            </td>
            <td dir="auto" className="w-1/4 break-words text-muted">
              {list.description}
            </td>
            <td>
              <Chips labels={list.tags.map(({ label }) => label)} />
            </td>
            <td className="tabular-nums">{number(list.numberOfContacts)}</td>
            <td>
              <Moment at={list.createdAt} />
            </td>
            {hasActions ? (
              <td className="w-72 text-end">
                <span className="inline-flex flex-wrap justify-end gap-2">
                  {may("Update:List") ? (
                    <button
                      id={`edit-${list.uniqueId}`}
                      type="button"
                      className="button"
                      aria-label={`Edit: ${list.name}`}
                      onClick={() => edit(list, `edit-${list.uniqueId}`)}
                    >
                      Edit
                    </button>
                  ) : null}
                  {may("Delete:List") ? (
                    <ConfirmButton
                      label="Delete"
                      sure="Yes, delete"
                      of={list.name}
                      question={`${counted(list.numberOfContacts)} will not be on it any more, and stay.`}
                      isDisabled={remove.isPending}
                      confirm={() => remove.mutate({ uniqueId: list.uniqueId })}
                    />
                  ) : null}
                </span>
              </td>
            ) : null}
          </tr>
        ))}
      </SettingsTable>
      {remove.error ? <Problem text={refusalOf(remove.error)} /> : null}
    </>
  );
}
