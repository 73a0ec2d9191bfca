import { type RawBuilder, sql } from "kysely";
import { type Tenant, within } from "./tenant.ts";

/** `json_build_object` of named SQL expressions; json and not jsonb, which costs twice as much to write out. */
export function jsonObject(members: Record<string, RawBuilder<unknown>>): RawBuilder<unknown> {
  const pairs = Object.entries(members).map(([name, value]) => sql`${sql.lit(name)}, ${value}`);
  return sql`json_build_object(${sql.join(pairs)})`;
}

/** A tag `t` as the contract's Tag. */
export const tagJson = jsonObject({ label: sql`t.label`, uniqueId: sql`t.id` });

/** A list `l` as the contract's ContactList. */
export function listJson(tenant: Tenant): RawBuilder<unknown> {
  return jsonObject({
    name: sql`l.name`,
    description: sql`l.description`,
    numberOfContacts: sql`(select count(*) from contact_list_member m where ${within(tenant, "m")} and m.list_id = l.id)`,
    numberOfCampaignsSent: sql`(select count(*) from campaign_list x where ${within(tenant, "x")} and x.list_id = l.id and exists (
      select from conversation v join message g on g.organization_id = v.organization_id and g.conversation_id = v.id
      where v.organization_id = x.organization_id and v.campaign_id = x.campaign_id
        and g.direction = 'OutBound' and g.status <> 'Failed'))`,
    tags: sql`(select coalesce(json_agg(${tagJson} order by t.label), '[]')
      from contact_list_tag j join tag t on t.organization_id = j.organization_id and t.id = j.tag_id
      where ${within(tenant, "j")} and j.list_id = l.id)`,
    uniqueId: sql`l.id`,
    createdAt: sql`iso(l.created_at)`,
  });
}
