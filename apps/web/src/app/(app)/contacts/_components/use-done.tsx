"use client";
import type { StoredContact } from "@roster/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { errorDataOf, refusalOf } from "../../../../components/refusal.ts";
import { Toast } from "../../../../components/toast.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useMay } from "./allowed.tsx";
import { ExistingLink } from "./existing-link.tsx";
import { useContactsChanged } from "./use-contacts-changed.ts";

type Show = (uniqueId: string | null, options?: { isReplacing?: boolean }) => void;

/** What follows when a contact was created or deleted: the page shows it, says so, and brings a deleted one back. */
export function useDone(show: Show) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const may = useMay();
  const changed = useContactsChanged();
  const [said, setSaid] = useState<{ text: ReactNode; gone?: string } | null>(null);
  const restore = useMutation(
    trpc.contacts.restore.mutationOptions({
      onSuccess: (contact) => {
        queries.setQueryData(trpc.contacts.get.queryKey({ uniqueId: contact.uniqueId }), contact);
        setSaid(null);
        show(contact.uniqueId);
        void changed();
      },
      onError: (error) =>
        setSaid({ text: <ExistingLink refusal={refusalOf(error)} existingId={errorDataOf(error)?.existingId} /> }),
    }),
  );

  function created({ uniqueId, warnings }: StoredContact) {
    setSaid(warnings.length > 0 ? { text: `Created. ${warnings.join("; ")}.` } : null);
    show(uniqueId);
    void changed();
  }

  function deleted(uniqueId: string) {
    setSaid({ text: "Deleted.", gone: uniqueId });
    show(null, { isReplacing: true });
    void changed();
  }

  const gone = said?.gone;
  const undo =
    gone !== undefined && may("Create:Contact")
      ? { label: "Undo", act: () => restore.mutate({ uniqueId: gone }) }
      : undefined;
  const toast = said ? (
    <Toast key={gone ?? "said"} action={undo} close={() => setSaid(null)}>
      {said.text}
    </Toast>
  ) : null;
  return { toast, created, deleted };
}
