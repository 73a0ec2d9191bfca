import type { Kysely } from "@roster/db";

type Plugin = Parameters<Kysely["withPlugin"]>[0];

/**
 * The sign-in library compares dates, and our connections leave PostgreSQL's moments as text: without this
 * an expired session compares as neither earlier nor later and would never end.
 */
export class MomentsAsDates implements Plugin {
  transformQuery({ node }: Parameters<Plugin["transformQuery"]>[0]) {
    return node;
  }

  async transformResult({ result }: Parameters<Plugin["transformResult"]>[0]) {
    const rows = result.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asDate(name, value)])),
    );
    return { ...result, rows };
  }
}

function asDate(name: string, value: unknown): unknown {
  return name.endsWith("_at") && typeof value === "string" ? new Date(value) : value;
}
