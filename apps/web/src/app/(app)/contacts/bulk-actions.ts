import type { BulkChanges, ContactList, Permission, Tag } from "@roster/domain";
import { contactStatuses } from "@roster/domain/vocabulary";
import type { Choice } from "../../../components/field.tsx";

/** What can be done to many contacts at once. */
export interface BulkAction {
  title: string;
  needs: Permission;
  /** What is chosen for it; null where nothing is. */
  choices: (groups: { lists: readonly ContactList[]; tags: readonly Tag[] }) => Choice[] | null;
  changes: (value: string) => BulkChanges;
  /** What will become of the contacts. */
  words: (label: string) => string;
}

const listChoices: BulkAction["choices"] = ({ lists }) =>
  lists.map(({ uniqueId, name }) => ({ value: uniqueId, label: name }));
const tagChoices: BulkAction["choices"] = ({ tags }) => tags.map(({ uniqueId, label }) => ({ value: uniqueId, label }));

export const bulkActions: readonly BulkAction[] = [
  {
    title: "Set status",
    needs: "Update:Contact",
    choices: () => contactStatuses.map((status) => ({ value: status, label: status })),
    changes: (value) => ({ status: value as (typeof contactStatuses)[number] }),
    words: (label) => `will have the status ${label}`,
  },
  {
    title: "Add to a list",
    needs: "Get:List",
    choices: listChoices,
    changes: (value) => ({ addListIds: [value] }),
    words: (label) => `will be on the list ${label}`,
  },
  {
    title: "Remove from a list",
    needs: "Get:List",
    choices: listChoices,
    changes: (value) => ({ removeListIds: [value] }),
    words: (label) => `will not be on the list ${label}`,
  },
  {
    title: "Add a tag",
    needs: "Get:Tag",
    choices: tagChoices,
    changes: (value) => ({ addTagIds: [value] }),
    words: (label) => `will have the tag ${label}`,
  },
  {
    title: "Remove a tag",
    needs: "Get:Tag",
    choices: tagChoices,
    changes: (value) => ({ removeTagIds: [value] }),
    words: (label) => `will not have the tag ${label}`,
  },
  {
    title: "Delete",
    needs: "Delete:Contact",
    choices: () => null,
    changes: () => ({ delete: true }),
    words: () => "will be deleted",
  },
];

export function counted(count: number): string {
  return count === 1 ? "1 contact" : `${count.toLocaleString("en")} contacts`;
}
