"use client";
import type { ContactList, Tag } from "@roster/domain";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Picker } from "../../../../components/picker.tsx";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
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
  const { lists = [] } = useQuery(trpc.lists.list.queryOptions(everyGroup)).data ?? {};
  const create = useMutation(trpc.lists.create.mutationOptions());
  return (
    <GroupsField
      title="Lists"
      what="list"
      nameOf={(list) => list.name}
      every={lists}
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
  const { tags = [] } = useQuery(trpc.tags.list.queryOptions(everyGroup)).data ?? {};
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
      what="tag"
      nameOf={(tag) => tag.label}
      every={tags}
      chosen={chosen}
      add={add}
      remove={remove}
      create={may("Create:Tag") ? created : undefined}
    />
  );
}

interface GroupsFieldProps<T> extends ChosenProps<T> {
  title: string;
  what: string;
  nameOf: (group: T) => string;
  every: readonly T[];
  create: ((name: string) => Promise<T>) | undefined;
}

function GroupsField<T extends { uniqueId: string }>(props: GroupsFieldProps<T>) {
  const { title, what, nameOf, every, chosen, add, remove, create } = props;
  const [problem, setProblem] = useState<ReactNode>(null);
  const isChosen = ({ uniqueId }: T) => chosen.some((other) => other.uniqueId === uniqueId);
  const free = every.filter((group) => !isChosen(group));

  async function make(name: string) {
    if (!create) return;
    try {
      setProblem(await add(await create(name)));
    } catch (error) {
      setProblem(refusalOf(error, what === "tag" ? "label" : "name"));
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
              className="flex max-w-full items-center rounded border border-line bg-raised pl-1.5 text-xs"
            >
              <span className="truncate" dir="auto">
                {nameOf(group)}
              </span>
              <button
                type="button"
                className="grid size-6 place-items-center text-muted hover:text-text"
                aria-label={`Remove the ${what} ${nameOf(group)}`}
                onClick={async () => setProblem(await remove(group))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Picker
        label={`Add a ${what}`}
        options={free.map((group) => ({ value: group.uniqueId, label: nameOf(group) }))}
        choose={async (value) => {
          const group = free.find(({ uniqueId }) => uniqueId === value);
          if (group) setProblem(await add(group));
        }}
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
