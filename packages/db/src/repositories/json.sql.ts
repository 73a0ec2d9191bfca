import { countOf } from "./counts.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** `json_build_object` of named SQL expressions; json and not jsonb, which costs twice as much to write out. */
export function jsonObject(members: Record<string, Fragment>): Fragment {
  const pairs = Object.entries(members).map(([name, value]) => sql`${sql.lit(name)}, ${value}`);
  return sql`json_build_object(${sql.join(pairs)})`;
}

/** A tag as the contract's Tag. */
export function tagJson(alias = "t"): Fragment {
  return jsonObject({ label: sql.ref(`${alias}.label`), uniqueId: sql.ref(`${alias}.id`) });
}

/** A tag as the contract's CountedTag. */
export function countedTagJson(tenant: Tenant, alias: string): Fragment {
  const id = sql.ref(`${alias}.id`);
  return jsonObject({
    label: sql.ref(`${alias}.label`),
    uniqueId: id,
    numberOfContacts: countOf({ kind: "tag", key: id }, tenant),
  });
}

/** A list as the contract's ContactList. */
export function listJson(tenant: Tenant, alias = "l"): Fragment {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return jsonObject({
    name: of("name"),
    description: of("description"),
    numberOfContacts: countOf({ kind: "list", key: of("id") }, tenant),
    numberOfCampaignsSent: of("campaigns_sent"),
    tags: sql`(select coalesce(json_agg(${tagJson()} order by t.label), '[]')
      from contact_list_tag j join tag t on t.organization_id = j.organization_id and t.id = j.tag_id
      where ${within(tenant, "j")} and j.list_id = ${of("id")})`,
    uniqueId: of("id"),
    createdAt: sql`iso(${of("created_at")})`,
  });
}
