import type { BulkChanges, Permission } from "@roster/domain";
import type { contactStatuses } from "@roster/domain/vocabulary";
import type { Choice } from "../../../components/field.tsx";
import type { GroupKind } from "../../../components/use-group-options.ts";

/** What can be done to many contacts at once. */
export type BulkAction = { title: string; needs: Permission } & (
  | ChoiceAction
  | { asks: "attribute" }
  | ({ asks: "nothing" } & Intent)
);

/** One of several statuses, lists or tags is chosen for it. */
export interface ChoiceAction {
  asks: "status" | GroupKind;
  /** A new one can be made for it. */
  makes?: true;
  intent: (choice: Choice) => Intent;
}

/** What is done to the contacts, and what will become of them in words. */
export interface Intent {
  changes: BulkChanges;
  words: string;
}

export const bulkActions: readonly BulkAction[] = [
  {
    title: "Set status",
    needs: "Update:Contact",
    asks: "status",
    intent: ({ value, label }) => ({
      changes: { status: value as (typeof contactStatuses)[number] },
      words: `will have the status ${label}`,
    }),
  },
  {
    title: "Add to a list",
    needs: "Get:List",
    asks: "list",
    makes: true,
    intent: ({ value, label }) => ({ changes: { addListIds: [value] }, words: `will be on the list ${label}` }),
  },
  {
    title: "Remove from a list",
    needs: "Get:List",
    asks: "list",
    intent: ({ value, label }) => ({ changes: { removeListIds: [value] }, words: `will not be on the list ${label}` }),
  },
  {
    title: "Add a tag",
    needs: "Get:Tag",
    asks: "tag",
    makes: true,
    intent: ({ value, label }) => ({ changes: { addTagIds: [value] }, words: `will have the tag ${label}` }),
  },
  {
    title: "Remove a tag",
    needs: "Get:Tag",
    asks: "tag",
    intent: ({ value, label }) => ({ changes: { removeTagIds: [value] }, words: `will not have the tag ${label}` }),
  },
  { title: "Set an attribute", needs: "Update:Contact", asks: "attribute" },
  {
    title: "Delete",
    needs: "Delete:Contact",
    asks: "nothing",
    changes: { delete: true },
    words: "will be deleted",
  },
];

export function counted(count: number): string {
  return count === 1 ? "1 contact" : `${count.toLocaleString("en")} contacts`;
}
