import { intervalsOfRange, type OverviewPart } from "@roster/domain";
import type { Overview, OverviewQuery } from "@roster/domain/overview";
import type { Database } from "../database.ts";
import { overviewStatement } from "./overview.sql.ts";
import { periodEdges } from "./overview-periods.ts";
import { compile, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

type Counted = Omit<Overview, "range" | "interval" | "timeZone">;

/** A tenant in numbers. */
export class OverviewRepository {
  readonly #db: Database;
  readonly #tenant: Tenant;

  constructor(db: Database, tenant: Tenant) {
    this.#db = db;
    this.#tenant = tenant;
  }

  /** The numbers of a range that ends now, with those of the optional parts that are named. */
  async read(
    { range, timeZone, ...asked }: OverviewQuery,
    parts: ReadonlySet<OverviewPart>,
    now = Date.now(),
  ): Promise<Overview> {
    const interval = asked.interval ?? intervalsOfRange[range][0];
    const oldest = range === "all" ? await this.#oldest(parts) : null;
    const edges = periodEdges(range, oldest ?? now, { interval, timeZone, now });
    const [row] = await this.#rows<{ json: Counted }>(overviewStatement(edges, parts, this.#tenant));
    return { range, interval, timeZone, ...(row?.json as Counted) };
  }

  /** When the first contact was created or the first message written; null where there is none. */
  async #oldest(parts: ReadonlySet<OverviewPart>): Promise<number | null> {
    const messages = (kind: "received" | "sent") => sql`(select uuid7_ts(x.key) from directory_count x
      where ${within(this.#tenant, "x")} and x.kind = ${sql.lit(kind)} order by x.key limit 1)`;
    const first = [
      sql`(select c.created_at from contact c where ${within(this.#tenant, "c")} order by c.id limit 1)`,
      ...(parts.has("messages") ? [messages("received"), messages("sent")] : []),
    ];
    const [row] = await this.#rows<{ at: number | null }>(
      sql`select (extract(epoch from least(${sql.join(first)})) * 1000)::float8 as at`,
    );
    return row?.at ?? null;
  }

  #rows<T extends object>(statement: Fragment): Promise<T[]> {
    return this.#db.reader.rows<T>(this.#tenant, compile(statement), { isPlain: true });
  }
}
