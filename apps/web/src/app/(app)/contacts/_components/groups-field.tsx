"use client";
import type { ContactList, Tag } from "@roster/domain";
import { type ReactNode, useState } from "react";
import { GroupPicker } from "../../../../components/group-picker.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { type GroupKind, type GroupKinds, groupName } from "../../../../components/use-group-options.ts";
import { nameField, useCreateGroup } from "./use-create-group.ts";

interface ChosenProps<T> {
  chosen: readonly T[];
  add: (group: T) => Promise<ReactNode>;
  remove: (group: T) => Promise<ReactNode>;
}

/** The lists of a contact, to be added and removed. */
export function ListsField(props: ChosenProps<ContactList>) {
  return <GroupsField title="Lists" kind="list" {...props} />;
}

/** The tags of a contact, to be added and removed. */
export function TagsField(props: ChosenProps<Tag>) {
  return <GroupsField title="Tags" kind="tag" {...props} />;
}

interface GroupsFieldProps<K extends GroupKind> extends ChosenProps<GroupKinds[K]> {
  title: string;
  kind: K;
}

function GroupsField<K extends GroupKind>({ title, kind, chosen, add, remove }: GroupsFieldProps<K>) {
  const create = useCreateGroup(kind);
  const [problem, setProblem] = useState<ReactNode>(null);

  async function make(name: string) {
    if (!create) return;
    try {
      setProblem(await add(await create(name)));
    } catch (error) {
      setProblem(refusalOf(error, nameField[kind]));
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
        create={create ? make : undefined}
      />
      {problem ? (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
