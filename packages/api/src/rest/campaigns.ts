import { CampaignPage, ListCampaignsInput } from "@roster/domain";
import { examples } from "./examples.ts";
import { pageOf, pagingParameters } from "./paging.ts";
import { route } from "./route.ts";
import { wirePage } from "./wire.ts";

/** `GET /api/campaigns`: `campaigns.list`. */
export const listCampaigns = route({
  method: "GET",
  path: "/api/campaigns",
  operationId: "listCampaigns",
  tag: "Campaigns",
  summary: "List campaigns",
  description: "Newest first.",
  query: { parameters: pagingParameters, schema: ListCampaignsInput },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(CampaignPage),
      isHashed: true,
      headers: ["Link"],
      example: { campaigns: [examples.campaign], paginationMeta: examples.paginationMeta },
    },
  },
  handle: async ({ url, query, caller }) => pageOf(url, await caller.campaigns.list(query)),
});
