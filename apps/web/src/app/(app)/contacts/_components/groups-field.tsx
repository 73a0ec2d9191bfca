"use client";
import type { ContactList, Tag } from "@roster/domain";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { GroupPicker } from "../../../../components/group-picker.tsx";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { type GroupKind, type GroupKinds, groupName } from "../../../../components/use-group-options.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "./allowed.tsx";

interface ChosenProps<T> {
  chosen: readonly T[];
  add: (group: T) => Promise<ReactNode>;
  remove: (group: T) => Promise<ReactNode>;
}

/** The lists of a contact, to be added and removed. */
export function ListsField({ chosen, add, remove }: ChosenProps<ContactList>) {
  const trpc = useTRPC();
  const may = useMay();
  const create = useMutation(trpc.lists.create.mutationOptions());
  return (
    <GroupsField
      title="Lists"
      kind="list"
      chosen={chosen}
      add={add}
      remove={remove}
      create={may("Create:List") ? (name) => create.mutateAsync({ name }) : undefined}
    />
  );
}

/** The tags of a contact, to be added and removed. */
export function TagsField({ chosen, add, remove }: ChosenProps<Tag>) {
  const trpc = useTRPC();
  const may = useMay();
  const create = useMutation(trpc.tags.create.mutationOptions());
  const created = (label: string) =>
    create.mutateAsync({ label }).catch((error) => {
      // More tags than the menus show: it is there already.
      const uniqueId = errorDataOf(error)?.existingId;
      if (uniqueId === undefined) throw error;
      return { label, uniqueId };
    });
  return (
    <GroupsField
      title="Tags"
      kind="tag"
      chosen={chosen}
      add={add}
      remove={remove}
      create={may("Create:Tag") ? created : undefined}
    />
  );
}

interface GroupsFieldProps<K extends GroupKind> extends ChosenProps<GroupKinds[K]> {
  title: string;
  kind: K;
  create: ((name: string) => Promise<GroupKinds[K]>) | undefined;
}

function GroupsField<K extends GroupKind>({ title, kind, chosen, add, remove, create }: GroupsFieldProps<K>) {
  const [problem, setProblem] = useState<ReactNode>(null);

  async function make(name: string) {
    if (!create) return;
    try {
      setProblem(await add(await create(name)));
    } catch (error) {
      setProblem(refusalOf(error, kind === "tag" ? "label" : "name"));
    }
  }

  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1 font-medium">{title}</legend>
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((group) => (
            <li
              key={group.uniqueId}
              className="flex max-w-full items-center rounded border border-line bg-raised ps-1.5 text-xs"
            >
              <span className="truncate" dir="auto">
                {groupName(group)}
              </span>
              <button
                type="button"
                className="grid size-6 place-items-center text-muted hover:text-text"
                aria-label={`Remove the ${kind} ${groupName(group)}`}
                onClick={async () => setProblem(await remove(group))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <GroupPicker
        label={`Add a ${kind}`}
        kind={kind}
        chosen={chosen}
        choose={async (group) => setProblem(await add(group))}
        create={create && make}
      />
      {problem ? (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
