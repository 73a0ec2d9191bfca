/** Functions and tables that the generated rows are derived from: hashes of row numbers, no random(). */
export const helpers = `
  drop schema if exists bench cascade;
  create schema bench;
  -- A number from 0 to 1 that depends on its arguments alone.
  create function bench.r(i bigint, salt int) returns float8 language sql immutable parallel safe as
    $$ select (hashint8extended(i, salt) & 9007199254740991)::float8 / 9007199254740992.0 $$;
  create function bench.uuid7(ts timestamptz, seed text) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex((extract(epoch from ts) * 1000)::bigint), 12, '0') || '7' || substr(md5(seed), 1, 3)
      || '8' || substr(md5(seed), 5, 15))::uuid $$;
  create function bench.list(k int, m int) returns uuid language sql immutable parallel safe as
    $$ select bench.uuid7('2023-12-01 00:00:00Z'::timestamptz + m * interval '1 hour', 'l' || k || '-' || m) $$;
  create function bench.tag(k int, m int) returns uuid language sql immutable parallel safe as
    $$ select bench.uuid7('2023-12-01 00:00:00Z'::timestamptz + m * interval '1 hour', 't' || k || '-' || m) $$;
  create function bench.campaign(k int, m int) returns uuid language sql immutable parallel safe as
    $$ select bench.uuid7('2024-02-01 00:00:00Z'::timestamptz + m * interval '3 days', 'k' || k || '-' || m) $$;
  create unlogged table bench.first (n int primary key, x text not null);
  create unlogged table bench.last (n int primary key, x text not null);
`;

/**
 * `bench.organization` numbers the tenants: 1 is the big one, 2 to 21 share about 1 % with at least 300 contacts each.
 * `bench.contact` has each contact's tenant, time and id in the order of time; `i` is unique, `j` counts within the tenant.
 */
export function skeleton(contacts: number): string {
  return `
    create unlogged table bench.organization as
    select k, bench.uuid7('2023-06-01 00:00:00Z'::timestamptz + k * interval '1 minute', 'o' || k) as id, n,
      (sum(n) over (order by k) - n)::bigint as base, least(300, greatest(6, n / 500))::int as lists, 60 as tags,
      least(200, greatest(5, n / 1000))::int as campaigns
    from (select k, case when k = 1 then ${contacts}
      else (greatest(400, ${contacts} / 2000) * (0.75 + 0.5 * bench.r(k, 99)))::int end::bigint as n
      from generate_series(1, 21) k) s;
    create unlogged table bench.contact as
    select o.k, o.id as org, j, o.base + j as i, o.n, o.lists, o.campaigns, ts, bench.uuid7(ts, 'c' || (o.base + j)) as id
    from bench.organization o, generate_series(1, o.n) j, lateral (select date_trunc('milliseconds',
      '2024-01-01 00:00:00Z'::timestamptz + ((j - 1 + bench.r(o.base + j, 1)) / o.n) * interval '730 days') as ts) t
    order by ts, i;
    analyze bench.organization, bench.contact, bench.first, bench.last;
  `;
}

/** Conversations: 55 % of the contacts have none, 35 % one, 9 % two, 1 % seven; about 4 messages each, 0.5 % of them 100. */
export const conversationSkeleton = `
  create unlogged table bench.conversation as
  select c.k, c.org, c.id as contact_id, c.campaigns, ci, cts, bench.uuid7(cts, 'v' || ci) as id,
    case when bench.r(ci, 72) < 0.005 then 100 else 1 + floor(-ln(1 - bench.r(ci, 73)) * 3.0)::int end as messages
  from bench.contact c,
    lateral generate_series(1, case when bench.r(c.i, 70) < 0.55 then 0 when bench.r(c.i, 70) < 0.90 then 1
      when bench.r(c.i, 70) < 0.99 then 2 else 7 end) d,
    lateral (select c.i * 10 + d as ci) n,
    lateral (select date_trunc('milliseconds', c.ts + bench.r(ci, 71) * interval '60 days') as cts) t
  order by cts, ci;
  analyze bench.conversation;
`;
