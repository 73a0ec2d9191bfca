import { ContactList, CreateListInput, Deleted, ListListsInput, ListPage, ListPatch } from "@roster/domain";
import { examples } from "./examples.ts";
import { pageOf, pagingParameters } from "./paging.ts";
import { optionalText } from "./query-string.ts";
import { type RestRequest, route } from "./route.ts";
import { wirePage } from "./wire.ts";

const ofList = {
  path: "/api/lists/{id}",
  tag: "Lists",
  pathParameters: { id: { description: "The list's `uniqueId`." } },
} as const;
const one = { description: "The list.", schema: ContactList, example: examples.list };

/** `GET /api/lists`: `lists.list`. */
export const listLists = route({
  method: "GET",
  path: "/api/lists",
  operationId: "listLists",
  tag: "Lists",
  summary: "List lists",
  description: "By name, then id; `search` finds them by a part of the name.",
  query: { parameters: { ...pagingParameters, search: optionalText("search") }, schema: ListListsInput },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(ListPage),
      isHashed: true,
      headers: ["Link"],
      example: { lists: [examples.list], paginationMeta: examples.paginationMeta },
    },
  },
  handle: async ({ url, query, caller }) => pageOf(url, await caller.lists.list(query)),
});

/** `POST /api/lists`: `lists.create`. */
export const createList = route({
  method: "POST",
  path: "/api/lists",
  operationId: "createList",
  tag: "Lists",
  summary: "Make a list",
  description: "Names need not be unique.",
  body: { kind: "json", schema: CreateListInput, example: { name: "Newsletter", description: "", tagIds: [] } },
  answers: { 201: { ...one, headers: ["Location"] } },
  async handle({ body, caller }: RestRequest<undefined, CreateListInput>) {
    const list = await caller.lists.create(body);
    return { status: 201, headers: { location: `/api/lists/${list.uniqueId}` }, body: list };
  },
});

/** `GET /api/lists/{id}`: `lists.get`. */
export const getList = route({
  ...ofList,
  method: "GET",
  operationId: "getList",
  summary: "Read a list",
  description: "With how many contacts are on it, and how many of its campaigns were sent.",
  answers: { 200: one },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.lists.get({ uniqueId: id }) }),
});

/** `PATCH /api/lists/{id}`: `lists.update`. */
export const updateList = route({
  ...ofList,
  method: "PATCH",
  operationId: "updateList",
  summary: "Change a list",
  description: "Changes what is given; `tagIds` replace those that were there.",
  body: { kind: "json", schema: ListPatch, example: { name: "Monthly newsletter" } },
  answers: { 200: one },
  fails: ["not_found"],
  handle: async ({ id, body, caller }: RestRequest<undefined, ListPatch>) => ({
    status: 200,
    body: await caller.lists.update({ uniqueId: id, ...body }),
  }),
});

/** `DELETE /api/lists/{id}`: `lists.delete`. */
export const deleteList = route({
  ...ofList,
  method: "DELETE",
  operationId: "deleteList",
  summary: "Delete a list",
  description: "Its contacts stay.",
  answers: { 200: { description: "It is deleted.", schema: Deleted, example: { data: true } } },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.lists.delete({ uniqueId: id }) }),
});
