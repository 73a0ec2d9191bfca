import type { ContactList } from "@roster/client";
import { toDetails } from "./details.ts";
import type { Column } from "./table.ts";

const tagsOf = (list: ContactList) => list.tags.map((tag) => tag.label).join(", ");

/** What a table shows of lists. */
export const listColumns: readonly Column<ContactList>[] = [
  { title: "NAME", width: 32, of: (list) => list.name },
  { title: "CONTACTS", width: 9, of: (list) => `${list.numberOfContacts}` },
  { title: "CAMPAIGNS", width: 9, of: (list) => `${list.numberOfCampaignsSent}` },
  { title: "TAGS", width: 24, of: tagsOf },
  { title: "CREATED", width: 24, of: (list) => list.createdAt },
  { title: "ID", width: 36, of: (list) => list.uniqueId },
];

/** A list, for a person. */
export function toListDetails(list: ContactList): string {
  return toDetails([
    ["Name", list.name],
    ["Description", list.description || "none"],
    ["Contacts", `${list.numberOfContacts}`],
    ["Campaigns", `${list.numberOfCampaignsSent}`],
    ["Tags", tagsOf(list) || "none"],
    ["Created", list.createdAt],
    ["Id", list.uniqueId],
  ]);
}
