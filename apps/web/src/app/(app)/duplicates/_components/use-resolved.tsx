"use client";
import type { MergeContactsInput } from "@roster/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "../../../../components/refusal.ts";
import { Toast } from "../../../../components/toast.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "../../contacts/_components/allowed.tsx";
import { useContactsChanged } from "../../contacts/_components/use-contacts-changed.ts";

interface Said {
  text: string;
  merge?: string;
  dismissal?: string;
}

/** Merges groups and keeps them apart; says so, and takes it back. `settle` is given the focus when what had it is gone. */
export function useResolved(settle: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const may = useMay();
  const changed = useContactsChanged();
  const [said, setSaid] = useState<Said | null>(null);
  const refresh = () => Promise.all([queries.invalidateQueries(trpc.duplicates.list.pathFilter()), changed()]);
  const failed = (error: unknown) => setSaid({ text: refusalOf(error) });
  const undone = async () => {
    await queries.invalidateQueries(trpc.contacts.get.pathFilter());
    await refresh();
    setSaid({ text: "Undone." });
    settle();
  };

  const merging = useMutation(
    trpc.contacts.merge.mutationOptions({
      onSuccess: async ({ mergeId, contact }, { others }) => {
        await queries.invalidateQueries(trpc.contacts.get.pathFilter());
        await refresh();
        setSaid({ text: `${others.length + 1} contacts are one now: ${contact.name}.`, merge: mergeId });
        settle();
      },
      // What is shown may be old.
      onError: () => void refresh(),
    }),
  );
  const dismissing = useMutation(
    trpc.duplicates.dismiss.mutationOptions({
      onSuccess: async ({ dismissalId }) => {
        await refresh();
        setSaid({ text: "They are kept apart.", dismissal: dismissalId });
        settle();
      },
      onError: failed,
    }),
  );
  const unmerging = useMutation(trpc.contacts.unmerge.mutationOptions({ onSuccess: undone, onError: failed }));
  const undismissing = useMutation(trpc.duplicates.undismiss.mutationOptions({ onSuccess: undone, onError: failed }));

  function undo() {
    if (said?.merge !== undefined && may("Create:Contact"))
      return () => unmerging.mutate({ mergeId: said.merge as string });
    if (said?.dismissal !== undefined) return () => undismissing.mutate({ dismissalId: said.dismissal as string });
    return undefined;
  }

  const act = undo();
  const toast = said ? (
    <Toast
      key={said.merge ?? said.dismissal ?? said.text}
      action={act ? { label: "Undo", act } : undefined}
      close={() => setSaid(null)}
    >
      {said.text}
    </Toast>
  ) : null;
  return {
    toast,
    isBusy: merging.isPending || dismissing.isPending || unmerging.isPending || undismissing.isPending,
    /** Answers what stands in the way, if something does. */
    merge: (input: MergeContactsInput): Promise<string | null> =>
      merging.mutateAsync(input).then(
        () => null,
        (error) => refusalOf(error),
      ),
    dismiss: (uniqueIds: string[]) => dismissing.mutate({ uniqueIds }),
  };
}

export type Resolved = ReturnType<typeof useResolved>;
