import type { TestApi } from "../../src/testing/index.ts";

// What a request that changes nothing may leave behind or find gone: notices that are told, when a key was used, the answers that are kept for a repetition, a failed
// import, and that contacts were exported.
const exempt = "'last_used_at'";
const left: Record<string, string> = {
  idempotency_key: "false",
  change_notice: "false",
  import_job: "t.state <> 'failed'",
  audit_event: "t.action <> 'exported'",
};

/** Reads a hash of the rows that organizations have, for each of them by table. */
export async function fingerprints(api: TestApi): Promise<(organizationIds: readonly string[]) => Promise<string[][]>> {
  const tables = await api.owner.execute<{ name: string }[]>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'organization_id' order by 1`,
  );
  const hashOf = ({ name }: { name: string }) =>
    `(select '${name} ' || count(*) || ' ' || coalesce(md5(string_agg((to_jsonb(t) - ${exempt})::text, ',' order by t::text)), '')
      from ${name} t where organization_id = o.id and ${left[name] ?? "true"})`;
  const statement = `select o.id, array[${tables.map(hashOf).join(", ")}] as hashes from organization o where o.id in`;
  return async (organizationIds) => {
    const rows = await api.owner.execute<{ id: string; hashes: string[] }[]>(
      `${statement} ('${organizationIds.join("', '")}')`,
    );
    return organizationIds.map((id) => rows.find((row) => row.id === id)?.hashes ?? []);
  };
}

/** How many transactions were left open. */
export async function openTransactions(api: TestApi): Promise<number> {
  const [row] = await api.owner.execute<[{ n: number }]>(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`,
  );
  return row.n;
}
