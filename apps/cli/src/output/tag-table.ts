import type { CountedTag, Tag } from "@roster/client";
import type { Column } from "./table.ts";

const label: Column<Tag> = { title: "LABEL", width: 60, of: (tag) => tag.label };
const id: Column<Tag> = { title: "ID", width: 36, of: (tag) => tag.uniqueId };

/** What a table shows of one tag. */
export const tagColumns: readonly Column<Tag>[] = [label, id];
/** What a table shows of tags. */
export const countedTagColumns: readonly Column<CountedTag>[] = [
  label,
  { title: "CONTACTS", width: 9, of: (tag) => `${tag.numberOfContacts}` },
  id,
];
