import { contactsTextOf } from "@roster/db";
import { DomainError, ListContactsInput, limits } from "@roster/domain";
import { faultsOf } from "../faults.ts";
import type { Answer } from "./answer.ts";
import {
  commaList,
  conditions,
  integer,
  json,
  nameIn,
  optionalText,
  type Parameters,
  readQuery,
  repeated,
  single,
} from "./query-string.ts";
import type { RestRequest } from "./rest-request.ts";

/** The string side of `ListContactsInput`. */
export const listContactsParameters: Parameters = {
  page: integer("page"),
  per_page: integer("perPage"),
  cursor: single("cursor"),
  list_id: repeated("listIds"),
  list_match: single("listMatch"),
  tag_id: repeated("tagIds"),
  tag_match: single("tagMatch"),
  status: repeated("status"),
  order: single("order"),
  sort_by: single("sortBy"),
  search: optionalText("search"),
  created_after: single("createdAfter"),
  created_before: single("createdBefore"),
  updated_after: single("updatedAfter"),
  updated_before: single("updatedBefore"),
  last_message_after: single("lastMessageAfter"),
  last_message_before: single("lastMessageBefore"),
  attr: conditions("attributes"),
  filter: json("filter"),
  include: commaList("include"),
  count: single("count"),
  conversations_limit: integer("conversationsLimit"),
  messages_limit: integer("messagesLimit"),
};

const nameOf = nameIn(listContactsParameters);

/** `GET /api/contacts`: `contacts.list` with `per_page` for `perPage`, a Link header and an ETag. */
export async function listContacts(request: RestRequest): Promise<Answer> {
  const { input, faults } = readQuery(request.url.searchParams, listContactsParameters);
  const parsed = ListContactsInput.safeParse(input);
  const all = [...faults, ...(parsed.success ? [] : faultsOf(parsed.error, { in: "query", nameOf }))];
  if (all.length > 0) throw DomainError.invalid(all);
  const found = await request.caller.contacts.list(input as ListContactsInput).catch((error) => {
    throw renamed(error);
  });
  const { paginationMeta } = found;
  const { page, perPage, ...rest } = paginationMeta;
  const link = links(request.url, { ...paginationMeta, isByCursor: input.cursor !== undefined });
  return {
    status: 200,
    isHashed: true,
    headers: link === null ? {} : { link },
    text: `{"contacts":${contactsTextOf(found) ?? JSON.stringify(found.contacts)},"paginationMeta":${JSON.stringify({ page, per_page: perPage, ...rest })}}`,
  };
}

// A cursor can only be judged where it is used; there it is an input, here a query parameter.
function renamed(error: unknown): unknown {
  const { cause } = error as { cause?: unknown };
  if (!(cause instanceof DomainError) || cause.code !== "invalid_request") return error;
  return DomainError.invalid(
    cause.faults.map(({ pointer: _, ...fault }) => ({ ...fault, in: "query" as const, name: nameOf([fault.name]) })),
  );
}

interface Place {
  page: number;
  totalPages?: number;
  hasNext: boolean;
  hasPrevious: boolean;
  nextCursor: string | null;
  prevCursor: string | null;
  isByCursor: boolean;
}

function links(self: URL, place: Place): string | null {
  const kept = new URLSearchParams(self.search);
  kept.delete("page");
  kept.delete("cursor");
  const base = `${self.origin}${self.pathname}`;
  const query = kept.size > 0 ? `?${kept}` : "";
  const at = (place: string) => `${base}${query}${query ? "&" : "?"}${place}`;
  const { page, totalPages, hasNext, hasPrevious, nextCursor, prevCursor, isByCursor } = place;
  const targets: Record<string, string> = { self: self.href, first: `${base}${query}` };
  if (hasPrevious)
    targets.prev = at(
      isByCursor ? `cursor=${prevCursor}` : `page=${Math.min(page - 1, Math.max(1, totalPages ?? page))}`,
    );
  if (hasNext) targets.next = at(isByCursor ? `cursor=${nextCursor}` : `page=${page + 1}`);
  if (totalPages) targets.last = at(`page=${totalPages}`);
  if (Object.values(targets).some((target) => target.length > limits.linkUrlBytes)) return null;
  return Object.entries(targets)
    .map(([rel, target]) => `<${target}>; rel="${rel}"`)
    .join(", ");
}
