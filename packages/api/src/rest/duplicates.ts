import {
  Deleted,
  Dismissal,
  DismissalId,
  DismissDuplicatesInput,
  DuplicatePage,
  ListDuplicatesInput,
} from "@roster/domain";
import { examples } from "./examples.ts";
import { pageOf, pagingParameters } from "./paging.ts";
import { single } from "./query-string.ts";
import { type RestRequest, route } from "./route.ts";
import { wirePage } from "./wire.ts";

/** `GET /api/duplicates`: `duplicates.list`. */
export const listDuplicates = route({
  method: "GET",
  path: "/api/duplicates",
  operationId: "listDuplicates",
  tag: "Duplicates",
  summary: "List contacts that may be one person",
  description:
    "Groups of contacts whose phones end alike and are two spellings of one number (`phone_variant`: a trunk prefix, Brazil's ninth digit, Argentina's 9, Mexico's old 1), or whose names are similar (`similar_name`). Contacts that somebody keeps apart are no candidates.",
  query: {
    parameters: { ...pagingParameters, contact_id: single("contactId"), count: single("count") },
    schema: ListDuplicatesInput,
  },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(DuplicatePage),
      isHashed: true,
      headers: ["Link"],
      example: { groups: [examples.duplicateGroup], paginationMeta: examples.paginationMeta },
    },
  },
  handle: async ({ url, query, caller }) => pageOf(url, await caller.duplicates.list(query)),
});

/** `POST /api/duplicates/dismiss`: `duplicates.dismiss`. */
export const dismissDuplicates = route({
  method: "POST",
  path: "/api/duplicates/dismiss",
  operationId: "dismissDuplicates",
  tag: "Duplicates",
  summary: "Keep contacts apart",
  description:
    "They are different people: no two of them are candidates any more, nor is a contact that one of them is merged into.",
  body: {
    kind: "json",
    schema: DismissDuplicatesInput,
    example: { uniqueIds: examples.duplicateGroup.contacts.map(({ uniqueId }) => uniqueId) },
  },
  answers: {
    200: {
      description: "It is remembered; the id takes it back.",
      schema: Dismissal,
      example: { dismissalId: examples.dismissalId, pairs: 1 },
    },
  },
  fails: ["not_found"],
  handle: async ({ body, caller }: RestRequest<undefined, DismissDuplicatesInput>) => ({
    status: 200,
    body: await caller.duplicates.dismiss(body),
  }),
});

/** `POST /api/duplicates/undismiss`: `duplicates.undismiss`. */
export const undismissDuplicates = route({
  method: "POST",
  path: "/api/duplicates/undismiss",
  operationId: "undismissDuplicates",
  tag: "Duplicates",
  summary: "Keep contacts apart no longer",
  description: "Takes a dismissal back: its contacts are candidates again.",
  body: { kind: "json", schema: DismissalId, example: { dismissalId: examples.dismissalId } },
  answers: { 200: { description: "It is forgotten.", schema: Deleted, example: { data: true } } },
  fails: ["not_found"],
  handle: async ({ body, caller }: RestRequest<undefined, DismissalId>) => ({
    status: 200,
    body: await caller.duplicates.undismiss(body),
  }),
});
