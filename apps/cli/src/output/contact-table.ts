import type { Contact } from "@roster/client";
import type { Column } from "./table.ts";

/** What a table shows of contacts. */
export const contactColumns: readonly Column<Contact>[] = [
  { title: "NAME", width: 28, of: (contact) => contact.name },
  { title: "PHONE", width: 16, of: (contact) => contact.phone },
  { title: "STATUS", width: 8, of: (contact) => contact.status },
  { title: "LISTS", width: 24, of: (contact) => (contact.lists ?? []).map((list) => list.name).join(", ") },
  { title: "TAGS", width: 20, of: (contact) => (contact.tags ?? []).map((tag) => tag.label).join(", ") },
  { title: "ID", width: 36, of: (contact) => contact.uniqueId },
];
