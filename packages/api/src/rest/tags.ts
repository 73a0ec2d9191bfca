import { Deleted, ListTagsInput, Tag, TagFields, TagPage } from "@roster/domain";
import { examples } from "./examples.ts";
import { pageOf, pagingParameters } from "./paging.ts";
import { optionalText } from "./query-string.ts";
import { type RestRequest, route } from "./route.ts";
import { wirePage } from "./wire.ts";

const ofTag = {
  path: "/api/tags/{id}",
  tag: "Tags",
  pathParameters: { id: { description: "The tag's `uniqueId`." } },
} as const;
const one = { description: "The tag.", schema: Tag, example: examples.tag };

/** `GET /api/tags`: `tags.list`. */
export const listTags = route({
  method: "GET",
  path: "/api/tags",
  operationId: "listTags",
  tag: "Tags",
  summary: "List tags",
  description: "By label, with how many contacts have each; `search` finds them by a part of it.",
  query: { parameters: { ...pagingParameters, search: optionalText("search") }, schema: ListTagsInput },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(TagPage),
      isHashed: true,
      headers: ["Link"],
      example: { tags: [{ ...examples.tag, numberOfContacts: 12 }], paginationMeta: examples.paginationMeta },
    },
  },
  handle: async ({ url, query, caller }) => pageOf(url, await caller.tags.list(query)),
});

/** `POST /api/tags`: `tags.create`. */
export const createTag = route({
  method: "POST",
  path: "/api/tags",
  operationId: "createTag",
  tag: "Tags",
  summary: "Make a tag",
  description: "Labels are unique within an organization.",
  body: { kind: "json", schema: TagFields, example: { label: "VIP" } },
  answers: { 201: { ...one, headers: ["Location"] } },
  fails: ["label_taken"],
  async handle({ body, caller }: RestRequest<undefined, TagFields>) {
    const tag = await caller.tags.create(body);
    return { status: 201, headers: { location: `/api/tags/${tag.uniqueId}` }, body: tag };
  },
});

/** `PATCH /api/tags/{id}`: `tags.update`. */
export const updateTag = route({
  ...ofTag,
  method: "PATCH",
  operationId: "updateTag",
  summary: "Rename a tag",
  description: "Contacts and lists that have it keep it under the new label.",
  body: { kind: "json", schema: TagFields, example: { label: "Very important" } },
  answers: { 200: one },
  fails: ["not_found", "label_taken"],
  handle: async ({ id, body, caller }: RestRequest<undefined, TagFields>) => ({
    status: 200,
    body: await caller.tags.update({ uniqueId: id, ...body }),
  }),
});

/** `DELETE /api/tags/{id}`: `tags.delete`. */
export const deleteTag = route({
  ...ofTag,
  method: "DELETE",
  operationId: "deleteTag",
  summary: "Delete a tag",
  description: "Contacts and lists that had it stay.",
  answers: { 200: { description: "It is deleted.", schema: Deleted, example: { data: true } } },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.tags.delete({ uniqueId: id }) }),
});
