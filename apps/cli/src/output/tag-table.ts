import type { Tag } from "@roster/client";
import type { Column } from "./table.ts";

/** What a table shows of tags. */
export const tagColumns: readonly Column<Tag>[] = [
  { title: "LABEL", width: 60, of: (tag) => tag.label },
  { title: "ID", width: 36, of: (tag) => tag.uniqueId },
];
