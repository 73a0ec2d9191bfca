import { Overview, OverviewInput } from "@roster/domain/overview";
import { examples } from "./examples.ts";
import { single } from "./query-string.ts";
import { type RestRequest, route } from "./route.ts";

/** `GET /api/overview`: `overview.get`. */
export const getOverview = route({
  method: "GET",
  path: "/api/overview",
  operationId: "getOverview",
  tag: "Overview",
  summary: "Read the organization in numbers",
  description:
    "Contacts by when they were created, by status, list and tag, messages in and out, and the last imports, exact and of one moment. The contacts of a period are those of `GET /api/contacts` with its `from` as `created_after` and its `until` as `created_before`. Parts that the caller may not read are absent.",
  query: {
    parameters: { range: single("range"), interval: single("interval"), time_zone: single("timeZone") },
    schema: OverviewInput,
  },
  answers: { 200: { description: "The numbers.", schema: Overview, isHashed: true, example: examples.overview } },
  handle: async ({ query, caller }: RestRequest<OverviewInput>) => ({
    status: 200,
    body: await caller.overview.get(query),
  }),
});
