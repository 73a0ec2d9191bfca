import { Organization, OrganizationPatch } from "@roster/domain/settings";
import { examples } from "./examples.ts";
import { type RestRequest, route } from "./route.ts";

const ofOrganization = { path: "/api/organization", tag: "Organization" } as const;
const one = { description: "The organization.", schema: Organization, example: examples.organization };

/** `GET /api/organization`: `organizations.get`. */
export const getOrganization = route({
  ...ofOrganization,
  method: "GET",
  operationId: "getOrganization",
  summary: "Read the organization",
  description: "The one that the credential is for.",
  answers: { 200: one },
  handle: async ({ caller }) => ({ status: 200, body: await caller.organizations.get() }),
});

/** `PATCH /api/organization`: `organizations.update`. */
export const updateOrganization = route({
  ...ofOrganization,
  method: "PATCH",
  operationId: "updateOrganization",
  summary: "Change the organization",
  description:
    "Changes what is given. `defaultRegion` is the country that phones without a country code are read in; phones that are stored stay.",
  body: { kind: "json", schema: OrganizationPatch, example: { name: "Blue Door Books" } },
  answers: { 200: one },
  handle: async ({ body, caller }: RestRequest<undefined, OrganizationPatch>) => ({
    status: 200,
    body: await caller.organizations.update(body),
  }),
});
