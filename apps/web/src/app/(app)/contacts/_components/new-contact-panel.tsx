"use client";
import type { ContactList, CreateContactInput, StoredContact, Tag } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type FormEvent, type ReactNode, type SetStateAction, useState } from "react";
import { Field, SelectField } from "../../../../components/field.tsx";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { problemsWith } from "../contact-rules.ts";
import { useMay } from "./allowed.tsx";
import { statusChoices } from "./contact-editor.tsx";
import { ExistingLink } from "./existing-link.tsx";
import { ListsField, TagsField } from "./groups-field.tsx";
import { SidePanel } from "./side-panel.tsx";

interface NewContactPanelProps {
  opener: string;
  created: (contact: StoredContact) => void;
  close: () => void;
}

export function NewContactPanel({ opener, created, close }: NewContactPanelProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const may = useMay();
  const [lists, setLists] = useState<ContactList[]>([]);
  const [tags, setTags] = useState<Tag[]>([]);
  const [problems, setProblems] = useState<Record<string, ReactNode>>({});
  const create = useMutation(
    trpc.contacts.create.mutationOptions({
      onSuccess: (stored) => {
        const { warnings: _, ...contact } = stored;
        queries.setQueryData(trpc.contacts.get.queryKey({ uniqueId: contact.uniqueId }), contact);
        created(stored);
      },
      onError: (error) => {
        const data = errorDataOf(error);
        const names = data?.errors.map(({ name }) => name) ?? [];
        const fields = names.some((name) => name === "name" || name === "phone") ? names : ["form"];
        setProblems(
          Object.fromEntries(
            fields.map((name) => [
              name,
              <ExistingLink key={name} refusal={refusalOf(error, name)} existingId={data?.existingId} follow={close} />,
            ]),
          ),
        );
      },
    }),
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input: CreateContactInput = {
      name: String(form.get("name")),
      phone: String(form.get("phone")),
      status: String(form.get("status")) as StoredContact["status"],
      listIds: lists.map((list) => list.uniqueId),
      tagIds: tags.map((tag) => tag.uniqueId),
    };
    const found = await problemsWith("CreateContactInput", input);
    setProblems(found);
    if (Object.keys(found).length === 0) create.mutate(input);
  }

  return (
    <SidePanel label="New contact" opener={opener} close={close}>
      <form method="post" noValidate onSubmit={submit} className="grid gap-4 px-4 pb-8">
        <h2 className="text-lg font-semibold">New contact</h2>
        <Field
          label="Name"
          name="name"
          hint="Left empty, it is the number."
          maxLength={limits.nameCharacters}
          autoComplete="off"
          problem={problems.name}
          data-first
        />
        <Field
          label="Phone"
          name="phone"
          type="tel"
          maxLength={limits.phoneTextCharacters}
          autoComplete="off"
          problem={problems.phone}
          required
        />
        <SelectField label="Status" name="status" choices={statusChoices} />
        {may("Get:List") ? <ListsField {...chosenOf(lists, setLists)} /> : null}
        {may("Get:Tag") ? <TagsField {...chosenOf(tags, setTags)} /> : null}
        <button type="submit" className="button button-primary h-9" disabled={create.isPending || create.isSuccess}>
          Create
        </button>
        {problems.form ? (
          <p role="alert" className="text-danger">
            {problems.form}
          </p>
        ) : null}
      </form>
    </SidePanel>
  );
}

/** Lists or tags that are kept until the contact is created. */
function chosenOf<T extends { uniqueId: string }>(chosen: T[], setChosen: Dispatch<SetStateAction<T[]>>) {
  const others = (groups: T[], { uniqueId }: T) => groups.filter((group) => group.uniqueId !== uniqueId);
  return {
    chosen,
    add: async (group: T): Promise<ReactNode> => {
      setChosen((groups) => [...others(groups, group), group]);
      return null;
    },
    remove: async (group: T): Promise<ReactNode> => {
      setChosen((groups) => others(groups, group));
      return null;
    },
  };
}
