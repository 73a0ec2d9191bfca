import { defineEntity, p } from "@mikro-orm/core";
import { CampaignEntity } from "./campaign.entity.ts";
import { belongsTo } from "./columns.ts";
import { ContactListEntity } from "./contact-list.entity.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "CampaignListEntity",
  tableName: "campaign_list",
  policies: ofTenant,
  properties: {
    organizationId: p.uuid().primary(),
    listId: p.uuid().primary(),
    campaignId: p.uuid().primary(),
    list: () => belongsTo(ContactListEntity, "list_id"),
    campaign: () => belongsTo(CampaignEntity, "campaign_id"),
  },
  indexes: [{ name: "campaign_list_campaign", properties: ["organizationId", "campaignId", "listId"] }],
});
/** A list that a campaign is sent to. */
export class CampaignListEntity extends schema.class {}
schema.setClass(CampaignListEntity);
