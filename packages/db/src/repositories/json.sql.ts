import { countOf } from "./counts.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** `json_build_object` of named SQL expressions; json and not jsonb, which costs twice as much to write out. */
export function jsonObject(members: Record<string, Fragment>): Fragment {
  const pairs = Object.entries(members).map(([name, value]) => sql`${sql.lit(name)}, ${value}`);
  return sql`json_build_object(${sql.join(pairs)})`;
}

/** A tag `t` as the contract's Tag. */
export const tagJson = jsonObject({ label: sql`t.label`, uniqueId: sql`t.id` });

/** A list `l` as the contract's ContactList. */
export function listJson(tenant: Tenant): Fragment {
  return jsonObject({
    name: sql`l.name`,
    description: sql`l.description`,
    numberOfContacts: countOf({ kind: "list", key: sql`l.id` }, tenant),
    numberOfCampaignsSent: sql`l.campaigns_sent`,
    tags: sql`(select coalesce(json_agg(${tagJson} order by t.label), '[]')
      from contact_list_tag j join tag t on t.organization_id = j.organization_id and t.id = j.tag_id
      where ${within(tenant, "j")} and j.list_id = l.id)`,
    uniqueId: sql`l.id`,
    createdAt: sql`iso(l.created_at)`,
  });
}
