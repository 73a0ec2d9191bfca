"use client";
import type { ContactList, Tag } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Field } from "../../../../components/field.tsx";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { TagsField } from "../../contacts/_components/groups-field.tsx";
import { SidePanel } from "../../contacts/_components/side-panel.tsx";
import { useChanged } from "../../settings/_components/use-changed.ts";

interface ListPanelProps {
  /** The list that is edited; null for a new one. */
  list: ContactList | null;
  opener: string;
  close: () => void;
}

/** The name, description and tags of a list. */
export function ListPanel({ list, opener, close }: ListPanelProps) {
  const trpc = useTRPC();
  const may = useMay();
  const changed = useChanged();
  const [tags, setTags] = useState<readonly Tag[]>(list?.tags ?? []);
  const onSuccess = async () => {
    close();
    await changed();
  };
  const create = useMutation(trpc.lists.create.mutationOptions({ onSuccess }));
  const update = useMutation(trpc.lists.update.mutationOptions({ onSuccess }));
  const { error, isPending } = list ? update : create;
  const problemOf = (name: string) =>
    errorDataOf(error)?.errors.some((fault) => fault.name === name) ? refusalOf(error, name) : undefined;
  const isOther = error && !problemOf("name") && !problemOf("description");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const fields = { name: String(form.get("name")), description: String(form.get("description")) };
    const tagIds = tags.map(({ uniqueId }) => uniqueId);
    if (list) update.mutate({ uniqueId: list.uniqueId, ...fields, ...(may("Get:Tag") ? { tagIds } : {}) });
    else create.mutate({ ...fields, tagIds });
  }

  const title = list ? `Edit ${list.name}` : "New list";
  return (
    <SidePanel label={title} opener={opener} close={close}>
      <form method="post" onSubmit={submit} className="grid gap-4 px-4 pb-8">
        <h2 className="text-lg font-semibold break-words" dir="auto">
          {title}
        </h2>
        <Field
          label="Name"
          name="name"
          defaultValue={list?.name}
          maxLength={limits.listNameCharacters}
          autoComplete="off"
          problem={problemOf("name")}
          dir="auto"
          data-first
          required
        />
        <Field
          label="Description"
          name="description"
          defaultValue={list?.description}
          maxLength={limits.descriptionCharacters}
          autoComplete="off"
          problem={problemOf("description")}
          dir="auto"
        />
        {may("Get:Tag") ? (
          <TagsField
            chosen={tags}
            add={async (tag) => {
              setTags((before) => [...before, tag]);
              return null;
            }}
            remove={async ({ uniqueId }) => {
              setTags((before) => before.filter((tag) => tag.uniqueId !== uniqueId));
              return null;
            }}
          />
        ) : null}
        <button type="submit" className="button button-primary h-9" disabled={isPending}>
          {list ? "Save" : "Create"}
        </button>
        {isOther ? (
          <p role="alert" className="text-danger">
            {refusalOf(error)}
          </p>
        ) : null}
      </form>
    </SidePanel>
  );
}
