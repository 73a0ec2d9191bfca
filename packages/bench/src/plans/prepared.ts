import type { pageStatement } from "@roster/db";
import type pg from "pg";
import { asText } from "../load/wire.ts";

/** Lends a page's statement as it is planned in the product, plain ones once for any values: what is given runs it. */
export async function prepared<T>(
  client: pg.Client,
  { text, values, isPlain }: ReturnType<typeof pageStatement>,
  work: (execute: string) => Promise<T>,
): Promise<T> {
  await client.query(`set plan_cache_mode = ${isPlain ? "force_generic_plan" : "force_custom_plan"}`);
  await client.query(`prepare page as ${text}`);
  const given = values.length > 0 ? `(${values.map((value) => literal(client, value)).join(", ")})` : "";
  try {
    return await work(`execute page ${given}`);
  } finally {
    await client.query("deallocate page");
  }
}

function literal(client: pg.Client, value: unknown): string {
  return value === null || value === undefined ? "null" : client.escapeLiteral(asText(value));
}
