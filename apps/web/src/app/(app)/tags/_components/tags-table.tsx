"use client";
import type { CountedTag } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { ConfirmButton } from "../../../../components/confirm-button.tsx";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Problem } from "../../../../components/problem.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { RenameForm } from "../../../../components/rename-form.tsx";
import { SettingsTable } from "../../../../components/settings-table.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { counted } from "../../contacts/bulk-actions.ts";
import { defaultView, viewHref } from "../../contacts/contacts-view.ts";
import { useChanged } from "../../settings/_components/use-changed.ts";

export function TagsTable({ tags }: { tags: readonly CountedTag[] }) {
  const trpc = useTRPC();
  const may = useMay();
  const { number } = useFormat();
  const changed = useChanged();
  const [renamed, setRenamed] = useState<string | null>(null);
  const remove = useMutation(trpc.tags.delete.mutationOptions({ onSuccess: changed }));
  const hasActions = may("Update:Tag") || may("Delete:Tag");
  return (
    <>
      <SettingsTable label="Table of tags" titles={["Label", "Contacts"]} action={hasActions ? "Changes" : null}>
        {tags.map((tag) => (
          <tr key={tag.uniqueId} className="border-b border-line [&>td]:px-3 [&>td]:py-2">
            <td className="w-1/2">
              {renamed === tag.uniqueId ? (
                <Rename tag={tag} close={() => setRenamed(null)} />
              ) : (
                <Link
                  href={viewHref({ ...defaultView, tagIds: [tag.uniqueId] })}
                  prefetch={false}
                  dir="auto"
                  className="font-medium break-words hover:underline"
                >
                  {tag.label}
                </Link>
              )}
            </td>
            <td className="tabular-nums">{number(tag.numberOfContacts)}</td>
            {hasActions ? (
              <td className="w-72 text-end">
                <span className="inline-flex flex-wrap justify-end gap-2">
                  {may("Update:Tag") && renamed !== tag.uniqueId ? (
                    <button
                      type="button"
                      className="button"
                      aria-label={`Rename: ${tag.label}`}
                      onClick={() => setRenamed(tag.uniqueId)}
                    >
                      Rename
                    </button>
                  ) : null}
                  {may("Delete:Tag") ? (
                    <ConfirmButton
                      label="Delete"
                      sure="Yes, delete"
                      of={tag.label}
                      question={`${counted(tag.numberOfContacts)} will lose it, and stay.`}
                      isDisabled={remove.isPending}
                      confirm={() => remove.mutate({ uniqueId: tag.uniqueId })}
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

function Rename({ tag: { uniqueId, label }, close }: { tag: CountedTag; close: () => void }) {
  const changed = useChanged();
  const update = useMutation(
    useTRPC().tags.update.mutationOptions({
      onSuccess: async () => {
        await changed();
        close();
      },
    }),
  );
  return (
    <RenameForm
      label={`Label of ${label}`}
      value={label}
      maxLength={limits.tagLabelCharacters}
      isSaving={update.isPending}
      problem={update.error ? refusalOf(update.error, "label") : null}
      save={(name) => update.mutate({ uniqueId, label: name })}
      close={close}
    />
  );
}
