import { finished } from "node:stream/promises";
import type { ImportIssue } from "@roster/domain/import";
import type { Pool } from "pg";
import { from } from "pg-copy-streams";
import type { EntityManager } from "../database.ts";
import { organizationSetting } from "../database-roles.ts";
import { copyLine } from "./copy-text.ts";

/** A row on its way in. `isNamed` is false where the file gave no name, so that an existing one is kept. */
export interface StagedRow {
  row: number;
  verdict: ImportIssue["verdict"] | null;
  detail: string;
  name: string;
  isNamed: boolean;
  phone: string;
  tags: readonly string[];
  attributes: Record<string, unknown>;
  /** What a rejected row was in its file: its cells, or its card; null for any other. */
  source: readonly string[] | null;
}

export interface StagingPlace {
  organizationId: string;
  importId: string;
}

const charactersAtOnce = 512 * 1024;

/**
 * Adds rows to an import that is being received, as they come. What has been read is copied while the next rows are read:
 * PostgreSQL and this process each have a processor to themselves, and neither gets ahead of the other.
 */
export async function stageRows(
  em: EntityManager,
  place: StagingPlace,
  rows: AsyncIterable<StagedRow> | Iterable<StagedRow>,
): Promise<void> {
  // COPY needs the driver's own connection: the query builder has no word for it.
  const pool = (await em.getDriver().getConnection("write").getNativeClient()) as Pool;
  let copying = Promise.resolve();
  let text = "";
  let count = 0;
  const copy = async () => {
    await copying;
    copying = copyRows(pool, place, { text, count });
    copying.catch(() => {}); // It is waited for, and fails, when the next rows have been read.
    text = "";
    count = 0;
  };
  try {
    for await (const row of rows) {
      text += lineOf(place, row);
      count += 1;
      if (text.length >= charactersAtOnce) await copy();
    }
    if (count > 0) await copy();
  } finally {
    await copying;
  }
}

function lineOf({ organizationId, importId }: StagingPlace, staged: StagedRow): string {
  const { row, verdict, detail, name, isNamed, phone, tags, attributes, source } = staged;
  return copyLine([organizationId, importId, row, verdict, detail, name, isNamed, phone, tags, attributes, source]);
}

/** Copies lines and tells the job how many, in one message and so in one transaction: both or neither. */
async function copyRows(
  pool: Pool,
  { organizationId, importId }: StagingPlace,
  { text, count }: { text: string; count: number },
): Promise<void> {
  const client = await pool.connect();
  try {
    const copying = client.query(
      from(`
        set local ${organizationSetting} = ${client.escapeLiteral(organizationId)};
        copy import_row (organization_id, import_id, row, verdict, detail, name, is_named, phone, tags, attributes, source) from stdin;
        update import_job set read = read + ${count}, updated_at = clock_timestamp()
        where organization_id = ${client.escapeLiteral(organizationId)} and id = ${client.escapeLiteral(importId)}`),
    );
    copying.end(Buffer.from(text));
    await finished(copying);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
