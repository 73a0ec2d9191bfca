import type { ListDuplicatesInput } from "@roster/domain";
import { uuid } from "../../view-params.ts";

/** What the page of duplicates shows, as its URL says it: a page of groups, or the group of one contact. */
export interface DuplicatesView {
  cursor: string | null;
  contactId: string | null;
}

const groupsPerPage = 20;

/** Reads a URL. What makes no sense there is left out: a page is for people, and never refuses. */
export function readDuplicatesView(params: URLSearchParams): DuplicatesView {
  const cursor = params.get("cursor") ?? "";
  const contactId = params.get("contact_id") ?? "";
  return { cursor: /^[\w-]+$/.test(cursor) ? cursor : null, contactId: uuid.test(contactId) ? contactId : null };
}

/** Writes it back, without what is as it is by default. */
export function duplicatesHref({ cursor, contactId }: DuplicatesView): "/duplicates" | `/duplicates?${string}` {
  const params = new URLSearchParams();
  if (contactId !== null) params.set("contact_id", contactId);
  if (cursor !== null) params.set("cursor", cursor);
  return params.size > 0 ? `/duplicates?${params}` : "/duplicates";
}

/** The input of `duplicates.list` for it. Groups are counted with the first page alone. */
export function duplicatesInput({ cursor, contactId }: DuplicatesView): ListDuplicatesInput {
  return {
    perPage: groupsPerPage,
    ...(contactId === null ? {} : { contactId }),
    ...(cursor === null ? {} : { cursor, count: "none" as const }),
  };
}
