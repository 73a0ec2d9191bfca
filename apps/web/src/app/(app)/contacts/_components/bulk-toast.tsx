"use client";
import { Toast } from "../../../../components/toast.tsx";
import { counted } from "../bulk-actions.ts";
import { useMay } from "./allowed.tsx";
import type { Made } from "./use-bulk.ts";

interface BulkToastProps {
  made: Made;
  undo: (made: Made) => void;
  close: () => void;
}

/** Says for half a minute how many contacts were changed, and takes it back. */
export function BulkToast({ made, undo, close }: BulkToastProps) {
  const may = useMay();
  const isDeletion = made.changes.delete === true;
  const action = !isDeletion || may("Create:Contact") ? { label: "Undo", act: () => undo(made) } : undefined;
  return (
    <Toast key={made.bulkId} action={action} close={close} isAbove>
      {counted(made.changed)} {isDeletion ? "deleted" : "changed"}.
    </Toast>
  );
}
