import { type KnownAttributes, limits } from "@roster/domain";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** Contacts from each end of the order of ids: of many more the newest and the oldest, which two ranges of the key find. */
const contactsFromEachEnd = 5_000;
/** A longer value is nothing to choose from. */
const valueCharacters = 100;

/** The attributes of a tenant's contacts, as the contract's KnownAttributes. */
export function knownAttributes(tenant: Tenant): Fragment<{ known: KnownAttributes }> {
  const contacts = sql`select c.id, c.attributes from contact c where ${within(tenant, "c")}`;
  const most = sql.lit(contactsFromEachEnd);
  return sql`with newest as materialized (${contacts} order by c.id desc limit ${most}),
    oldest as (${contacts} and c.id < (select n.id from newest n order by n.id limit 1) order by c.id limit ${most}),
    looked_at as materialized (select attributes from newest union all select attributes from oldest),
    held as materialized (select a.key, a.value, jsonb_typeof(a.value) as type, count(*)::int as contacts
      from looked_at l, jsonb_each(l.attributes) a group by a.key, a.value),
    kinds as (select distinct on (key) key, type, sum(sum(contacts)) over (partition by key)::int as contacts
      from held group by key, type order by key, sum(contacts) desc, type),
    commonest as (select key, value, contacts, row_number() over (partition by key order by contacts desc, value) as place
      from held where type in ('number', 'boolean') or (type = 'string' and char_length(value #>> '{}') between 1 and ${sql.lit(valueCharacters)})),
    told as (select key, contacts, case type when 'string' then 'text' when 'number' then 'number' when 'boolean' then 'boolean' else 'other' end as kind,
        (select coalesce(json_agg(json_build_object('value', m.value, 'contacts', m.contacts) order by m.place), '[]')
          from commonest m where m.key = k.key and m.place <= ${sql.lit(limits.attributeValuesTold)}) as values
      from kinds k order by contacts desc, key limit ${sql.lit(limits.attributeKeysTold)})
    select json_build_object('contactsLookedAt', (select count(*) from looked_at),
      'attributes', (select coalesce(json_agg(json_build_object('key', key, 'kind', kind, 'contacts', contacts, 'values', values) order by contacts desc, key), '[]') from told)) as known`;
}
