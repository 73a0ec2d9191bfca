import { CreateSegmentInput, Deleted, Segment, SegmentCount, SegmentList, SegmentPatch } from "@roster/domain";
import { examples } from "./examples.ts";
import { type RestRequest, route } from "./route.ts";

const ofSegment = {
  path: "/api/segments/{id}",
  tag: "Segments",
  pathParameters: { id: { description: "The segment's `uniqueId`." } },
} as const;
const one = { description: "The segment.", schema: Segment, example: examples.segment };

/** `GET /api/segments`: `segments.list`. */
export const listSegments = route({
  method: "GET",
  path: "/api/segments",
  operationId: "listSegments",
  tag: "Segments",
  summary: "List segments",
  description:
    "By name: those that are shared, and of a person's session their own. Their `criteria` are what `POST /api/contacts/search` takes.",
  answers: {
    200: {
      description: "The segments.",
      schema: SegmentList,
      isHashed: true,
      example: { segments: [examples.segment] },
    },
  },
  handle: async ({ caller }) => ({ status: 200, body: await caller.segments.list() }),
});

/** `POST /api/segments`: `segments.create`. */
export const createSegment = route({
  method: "POST",
  path: "/api/segments",
  operationId: "createSegment",
  tag: "Segments",
  summary: "Make a segment",
  description:
    "Keeps criteria of contacts under a name. A key makes shared ones alone. Names are unique among those that are shared, and among a person's own.",
  body: {
    kind: "json",
    schema: CreateSegmentInput,
    example: {
      name: "Vigo",
      criteria: { status: ["Active"], filter: { field: "attributes.city", op: "eq", value: "Vigo" } },
      sortBy: "name",
      order: "asc",
      isShared: true,
    },
  },
  answers: { 201: { ...one, headers: ["Location"] } },
  fails: ["label_taken", "conflict"],
  async handle({ body, caller }: RestRequest<undefined, CreateSegmentInput>) {
    const segment = await caller.segments.create(body);
    return { status: 201, headers: { location: `/api/segments/${segment.uniqueId}` }, body: segment };
  },
});

/** `PATCH /api/segments/{id}`: `segments.update`. */
export const updateSegment = route({
  ...ofSegment,
  method: "PATCH",
  operationId: "updateSegment",
  summary: "Change a segment",
  description:
    "Changes what is given; `criteria` replace those that were there. Only its owner makes a shared one personal again.",
  body: { kind: "json", schema: SegmentPatch, example: { name: "People of Vigo" } },
  answers: { 200: one },
  fails: ["not_found", "label_taken", "conflict"],
  handle: async ({ id, body, caller }: RestRequest<undefined, SegmentPatch>) => ({
    status: 200,
    body: await caller.segments.update({ uniqueId: id, ...body }),
  }),
});

/** `DELETE /api/segments/{id}`: `segments.delete`. */
export const deleteSegment = route({
  ...ofSegment,
  method: "DELETE",
  operationId: "deleteSegment",
  summary: "Delete a segment",
  description: "Contacts that are in it stay as they are.",
  answers: { 200: { description: "It is deleted.", schema: Deleted, example: { data: true } } },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.segments.delete({ uniqueId: id }) }),
});

/** `GET /api/segments/{id}/count`: `segments.count`. */
export const countSegment = route({
  ...ofSegment,
  path: "/api/segments/{id}/count",
  method: "GET",
  operationId: "countSegment",
  summary: "Count the contacts of a segment",
  description:
    "How many contacts are in it now. The relation is `estimate` where counting took longer than the count budget: then it is the planner's guess.",
  answers: {
    200: {
      description: "The count.",
      schema: SegmentCount,
      example: { uniqueId: examples.segment.uniqueId, numberOfContacts: 42, relation: "eq" },
    },
  },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.segments.count({ uniqueId: id }) }),
});
