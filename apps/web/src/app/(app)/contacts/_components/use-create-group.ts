"use client";
import { useMutation } from "@tanstack/react-query";
import { errorDataOf } from "../../../../components/refusal.ts";
import type { GroupKind, GroupKinds } from "../../../../components/use-group-options.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "./allowed.tsx";

/** The field of a list or tag that has its name, by which a refusal names it. */
export const nameField = { list: "name", tag: "label" } as const satisfies Record<GroupKind, string>;

/** Makes a list or tag of that name; null for who may not. A tag that is there already is given instead. */
export function useCreateGroup<K extends GroupKind>(kind: K): ((name: string) => Promise<GroupKinds[K]>) | null {
  const trpc = useTRPC();
  const may = useMay();
  const list = useMutation(trpc.lists.create.mutationOptions());
  const tag = useMutation(trpc.tags.create.mutationOptions());
  const creates: { [Kind in GroupKind]: (name: string) => Promise<GroupKinds[Kind]> } = {
    list: (name) => list.mutateAsync({ name }),
    tag: (label) =>
      tag.mutateAsync({ label }).catch((error) => {
        const uniqueId = errorDataOf(error)?.existingId;
        if (uniqueId === undefined) throw error;
        return { label, uniqueId };
      }),
  };
  return may(kind === "list" ? "Create:List" : "Create:Tag") ? creates[kind] : null;
}
