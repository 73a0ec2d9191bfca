"use client";
import type { Contact, ContactPatch } from "@roster/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { sayLate } from "../../../../components/late-word.tsx";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { useTRPC, useTRPCClient } from "../../../../trpc/client.tsx";
import { applied, type Edit, type Edited, patchOf } from "../contact-edit.ts";
import { problemsWith } from "../contact-rules.ts";
import { ExistingLink } from "./existing-link.tsx";
import { NotSaved } from "./not-saved.tsx";
import { useContactsChanged } from "./use-contacts-changed.ts";

export interface Conflict {
  edit: Edit;
  before: Contact;
  theirs: Contact;
}

/** Saves an edit; gives what is wrong with the field of that name, if something is. */
export type Save = (edit: Edit, field: keyof ContactPatch) => Promise<ReactNode>;

/** Changes of the contact that is shown, one after the other; each is shown at once, and taken back where it fails. */
export function useContactEdit(uniqueId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const changed = useContactsChanged();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [warnings, setWarnings] = useState<string[]>([]);
  const query = trpc.contacts.get.queryOptions({ uniqueId });
  const shown = () => queries.getQueryData(query.queryKey) as Contact;

  const update = useMutation({
    scope: { id: uniqueId },
    networkMode: "always",
    mutationFn: (edit: Edit) => {
      const contact = shown();
      const patch = patchOf(edit(contact));
      return client.contacts.update.mutate({ uniqueId, expectedUpdatedAt: contact.updatedAt, ...patch });
    },
    onMutate: async (edit) => {
      await queries.cancelQueries({ queryKey: query.queryKey });
      const before = shown();
      queries.setQueryData(query.queryKey, applied(before, edit(before)));
      return before;
    },
    onSuccess: ({ warnings: doubts, ...contact }) => {
      queries.setQueryData(query.queryKey, contact);
      setWarnings(doubts);
      void changed();
    },
    onError: (_error, edit, before) => {
      if (!before) return;
      const kept = Object.fromEntries(Object.keys(edit(before)).map((key) => [key, before[key as keyof Edited]]));
      queries.setQueryData(query.queryKey, { ...shown(), ...kept });
    },
  });

  // Who closes the panel while something is saved is told elsewhere that it was not.
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const save: Save = async (edit, field) => {
    const { name } = shown();
    const problem = await saveOpen(edit, field);
    if (problem && !isOpen.current) sayLate(<NotSaved uniqueId={uniqueId} name={name} why={problem} />);
    return problem;
  };

  const saveOpen: Save = async (edit, field) => {
    const before = shown();
    const [problem] = Object.values(await problemsWith("ContactPatch", patchOf(edit(before))));
    if (problem) return problem;
    setConflict(null);
    try {
      await update.mutateAsync(edit);
      return null;
    } catch (error) {
      const data = errorDataOf(error);
      const theirs =
        data?.code === "precondition_failed"
          ? await queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => null)
          : null;
      if (!theirs) return <ExistingLink refusal={refusalOf(error, field)} existingId={data?.existingId} />;
      if (!isOpen.current) return "Somebody else changed this contact meanwhile.";
      setConflict({ edit, before, theirs });
      return null;
    }
  };

  return { save, warnings, conflict, forget: () => setConflict(null) };
}
