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
  const { contacts, paginationMeta } = await request.caller.contacts.list(input as ListContactsInput).catch((error) => {
    throw renamed(error);
  });
  const { page, perPage, ...rest } = paginationMeta;
  const link = links(request.url, { ...paginationMeta, isByCursor: input.cursor !== undefined });
  return {
    status: 200,
    isHashed: true,
    headers: link === null ? {} : { link },
    body: { contacts, paginationMeta: { page, per_page: perPage, ...rest } },
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
  const at = (changes: Record<string, string | null>) => {
    const url = new URL(self);
    url.searchParams.delete("page");
    url.searchParams.delete("cursor");
    for (const [name, value] of Object.entries(changes)) if (value !== null) url.searchParams.set(name, value);
    return url.href;
  };
  const { page, totalPages, hasNext, hasPrevious, nextCursor, prevCursor, isByCursor } = place;
  const targets: Record<string, string> = { self: self.href, first: at({}) };
  if (hasPrevious)
    targets.prev = isByCursor
      ? at({ cursor: prevCursor })
      : at({ page: String(Math.min(page - 1, Math.max(1, totalPages ?? page))) });
  if (hasNext) targets.next = isByCursor ? at({ cursor: nextCursor }) : at({ page: String(page + 1) });
  if (totalPages) targets.last = at({ page: String(totalPages) });
  if (Object.values(targets).some((target) => target.length > limits.linkUrlBytes)) return null;
  return Object.entries(targets)
    .map(([rel, target]) => `<${target}>; rel="${rel}"`)
    .join(", ");
}
