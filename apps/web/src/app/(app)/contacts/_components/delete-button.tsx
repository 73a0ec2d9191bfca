"use client";
import type { Contact } from "@roster/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "../../../../components/confirm-button.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { useTRPC, useTRPCClient } from "../../../../trpc/client.tsx";
import { useMay } from "./allowed.tsx";

interface DeleteButtonProps {
  uniqueId: string;
  deleted: (uniqueId: string) => void;
  refused: (problem: string) => void;
}

/** Deletes a contact as it is shown, after what is being saved of it. Asks first where it could not be undone. */
export function DeleteButton({ uniqueId, deleted, refused }: DeleteButtonProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const may = useMay();
  const { queryKey } = trpc.contacts.get.queryOptions({ uniqueId });
  const remove = useMutation({
    mutationKey: trpc.contacts.delete.mutationKey(),
    scope: { id: uniqueId },
    networkMode: "always",
    mutationFn: () => {
      const shown = queries.getQueryData<Contact>(queryKey);
      return client.contacts.delete.mutate({ uniqueId, ...(shown ? { expectedUpdatedAt: shown.updatedAt } : {}) });
    },
    onSuccess: () => deleted(uniqueId),
    onError: (error) => {
      refused(refusalOf(error));
      void queries.invalidateQueries({ queryKey });
    },
  });
  const isBusy = remove.isPending || remove.isSuccess;
  if (!may("Create:Contact"))
    return <ConfirmButton label="Delete" sure="Yes, delete" isDisabled={isBusy} confirm={() => remove.mutate()} />;
  return (
    <button type="button" className="button text-danger" disabled={isBusy} onClick={() => remove.mutate()}>
      Delete
    </button>
  );
}
