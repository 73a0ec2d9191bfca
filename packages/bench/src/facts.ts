import type { Tenant } from "@roster/db";
import pg from "pg";

/** What scenarios ask for in a generated database, found by looking at its rows. */
export interface Facts {
  big: TenantFacts;
  small: TenantFacts;
  /** Ids of contacts of the big tenant, from all over it in no order. */
  scattered: string[];
  commonestTrigram: string;
  phoneFragment: string;
  customerNumber: string;
}

export interface TenantFacts {
  tenant: Tenant;
  contacts: number;
  lists: { half: string; hundredth: string; ten: string };
  tags: { common: string; rare: string };
}

/** Reads the facts of a generated database. */
export async function readFacts(url: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const one = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows[0];
  try {
    const big = await tenantFacts(one, "Organization 1");
    const organization = [big.tenant.organizationId];
    const { scattered } = await one(scatteredIds, organization);
    const middle = await one("select phone, attributes from contact where organization_id = $1 and id = $2", [
      big.tenant.organizationId,
      scattered[0],
    ]);
    return {
      big,
      small: await tenantFacts(one, "Organization 2"),
      scattered,
      commonestTrigram: (await one(commonestTrigram, organization)).trigram,
      phoneFragment: middle.phone.slice(4, 9),
      customerNumber: middle.attributes.customer_no,
    };
  } finally {
    await client.end();
  }
}

type One = (text: string, values?: unknown[]) => Promise<pg.QueryResultRow>;

async function tenantFacts(one: One, name: string): Promise<TenantFacts> {
  const { id } = await one("select id from organization where name = $1", [name]);
  const list = async (label: string) =>
    (await one("select id from contact_list where organization_id = $1 and name = $2", [id, label])).id;
  const tag = async (label: string) =>
    (await one("select id from tag where organization_id = $1 and label = $2", [id, label])).id;
  const { n } = await one("select count(*)::int as n from contact where organization_id = $1", [id]);
  return {
    tenant: { organizationId: id, defaultRegion: "US" },
    contacts: n,
    lists: { half: await list("List 1"), hundredth: await list("List 2"), ten: await list("List 3") },
    tags: { common: await tag("tag-1"), rare: await tag("tag-60") },
  };
}

const scatteredIds = `
  select array_agg(id order by md5(id::text)) as scattered from (
    select id, row_number() over (order by id) as n, count(*) over () as total from contact where organization_id = $1) c
  where n % greatest(1, total / 64) = greatest(1, total / 64) / 2`;

// Names repeat: it is enough to look into each distinct one.
const commonestTrigram = `
  select trigram from (select name_key, count(*) as n from contact where organization_id = $1 group by 1) c,
    lateral (select distinct substr(name_key, i, 3) as trigram from generate_series(1, length(name_key) - 2) i) t
  where trigram !~ '[^a-z]' group by 1 order by sum(n) desc, 1 limit 1`;
