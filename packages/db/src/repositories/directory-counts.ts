import type { EntityManager } from "../database.ts";
import { sql } from "./sql.ts";
import { everyTenant } from "./tenant.ts";
import { run } from "./transaction.ts";

const deltasPerStatement = 50_000;

export interface WrongCount {
  organizationId: string;
  kind: string;
  key: string;
  status: string;
  counted: number;
  live: number;
}

/** The counts behind totals, across tenants. */
export class DirectoryCounts {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Folds the deltas into their counts. Any number of processes may do so at once; no reader sees a difference. */
  async compact(): Promise<void> {
    const changed = sql<{ id: string }>`select distinct organization_id as id from directory_count_delta`;
    for (const { id } of (await run(this.#em, everyTenant, changed)).rows) await this.#compact(id);
  }

  /** Counts that differ from the rows they count: none, unless rows were written by hand. Reads every table whole. */
  async wrong(): Promise<WrongCount[]> {
    const { rows } = await run(
      this.#em,
      everyTenant,
      sql<WrongCount>`
      select coalesce(c.organization_id, l.organization_id) as "organizationId", coalesce(c.kind, l.kind) as kind,
        coalesce(c.key, l.key) as key, coalesce(c.status, l.status) as status,
        coalesce(c.n, 0)::float8 as counted, coalesce(l.n, 0)::float8 as live
      from (select organization_id, kind, key, status, sum(n) as n from (
          select organization_id, kind, key, status, n from directory_count
          union all select organization_id, kind, key, status, n from directory_count_delta) u
        where kind <> 'catalogue' group by 1, 2, 3, 4) c
      full join live_counts() l
        on l.organization_id = c.organization_id and l.kind = c.kind and l.key = c.key and l.status = c.status
      where coalesce(c.n, 0) <> coalesce(l.n, 0)`,
    );
    return rows;
  }

  async #compact(id: string): Promise<void> {
    await run(
      this.#em,
      { organizationId: id },
      sql`
        with taken as (
          delete from directory_count_delta where organization_id = ${id}::uuid and (kind, key, id) in (
            select kind, key, id from directory_count_delta where organization_id = ${id}::uuid
            limit ${sql.lit(deltasPerStatement)} for update skip locked)
          returning kind, key, status, n
        ), summed as (select kind, key, status, sum(n) as n from taken group by 1, 2, 3)
        insert into directory_count as c (organization_id, kind, key, status, n)
        select ${id}::uuid, kind, key, status, n from summed where n <> 0 order by kind, key, status
        on conflict (organization_id, kind, key, status) do update set n = c.n + excluded.n`,
    );
  }
}
