import { contactsTextOf } from "@roster/db";
import { ContactPage, ListContactsInput } from "@roster/domain";
import { examples } from "../examples.ts";
import { pageAnswer, pagingParameters, wireMeta } from "../paging.ts";
import {
  commaList,
  conditions,
  integer,
  json,
  optionalText,
  type Parameters,
  repeated,
  single,
} from "../query-string.ts";
import { type RestRequest, route } from "../route.ts";
import { wirePage } from "../wire.ts";

/** The string side of `ContactCriteria`. */
export const criteriaParameters: Parameters = {
  list_id: repeated("listIds"),
  list_match: single("listMatch"),
  tag_id: repeated("tagIds"),
  tag_match: single("tagMatch"),
  status: repeated("status"),
  search: optionalText("search"),
  created_after: single("createdAfter"),
  created_before: single("createdBefore"),
  updated_after: single("updatedAfter"),
  updated_before: single("updatedBefore"),
  last_message_after: single("lastMessageAfter"),
  last_message_before: single("lastMessageBefore"),
  attr: conditions("attributes"),
  filter: json("filter"),
};

export const sortParameters: Parameters = { order: single("order"), sort_by: single("sortBy") };

/** The string side of `ListContactsInput`. */
export const listContactsParameters: Parameters = {
  ...pagingParameters,
  ...criteriaParameters,
  ...sortParameters,
  include: commaList("include"),
  count: single("count"),
  conversations_limit: integer("conversationsLimit"),
  messages_limit: integer("messagesLimit"),
};

const answer = {
  schema: wirePage(ContactPage),
  example: { contacts: [examples.contact], paginationMeta: examples.paginationMeta },
};

/** `GET /api/contacts`: `contacts.list`. */
export const listContacts = route({
  method: "GET",
  path: "/api/contacts",
  operationId: "listContacts",
  tag: "Contacts",
  summary: "List contacts",
  description:
    "A page of contacts with its exact total, by page number or by cursor. A walk by cursor gives nothing twice and skips nothing that was there throughout. Conditions of different parameters must all hold. Every fault of a request is reported in one answer.",
  query: { parameters: listContactsParameters, schema: ListContactsInput },
  answers: { 200: { description: "The page.", isHashed: true, headers: ["Link"], ...answer } },
  fails: ["query_too_slow"],
  handle: async ({ url, query, caller }) => page(url, await caller.contacts.list(query)),
});

/** `POST /api/contacts/search`: the same with the input as a body, for filters that no URL can hold. */
export const searchContacts = route({
  method: "POST",
  path: "/api/contacts/search",
  operationId: "searchContacts",
  tag: "Contacts",
  summary: "List contacts by a body",
  description:
    "Answers what `GET /api/contacts` answers, for a filter that is too large for a URL. The members are the parameters in camelCase, `per_page` excepted.",
  body: {
    kind: "json",
    schema: ListContactsInput,
    names: { per_page: "perPage" },
    example: {
      filter: { field: "attributes.city", op: "eq", value: "Vigo" },
      sortBy: "name",
      order: "asc",
      per_page: 20,
    },
  },
  answers: { 200: { description: "The page.", ...answer } },
  fails: ["query_too_slow"],
  async handle({ url, body, caller }: RestRequest<undefined, ListContactsInput>) {
    const { headers: _, ...found } = page(url, await caller.contacts.list(body));
    return found;
  },
});

function page(url: URL, found: ContactPage) {
  const { paginationMeta } = found;
  const contacts = contactsTextOf(found) ?? JSON.stringify(found.contacts);
  return pageAnswer(
    url,
    paginationMeta,
    `{"contacts":${contacts},"paginationMeta":${JSON.stringify(wireMeta(paginationMeta))}}`,
  );
}
