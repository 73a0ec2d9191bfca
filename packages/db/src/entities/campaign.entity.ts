import { defineEntity } from "@mikro-orm/core";
import { campaignStatuses } from "@roster/domain";
import { createdAt, id, oneOf, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "CampaignEntity",
  tableName: "campaign",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    name: text(),
    status: text().default("Draft"),
  },
  checks: [{ name: "campaign_status", expression: oneOf("status", campaignStatuses) }],
});
/** A message sent to lists. */
export class CampaignEntity extends schema.class {}
schema.setClass(CampaignEntity);
