import type { ImportDelimiter, ImportFormat } from "@roster/domain";
import type { ImportSummary, ListImportsQuery } from "@roster/domain/import";
import type { Database } from "../database.ts";
import { type DirectoryPage, directoryPage } from "./directory-page.sql.ts";
import { summaryColumns } from "./import-summary.sql.ts";
import { compile, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** A row of a file as it was, and why it is no contact. */
export interface RejectedRow {
  row: number;
  detail: string;
  /** The cells of a CSV record, or one text: the card. */
  source: string[];
}

/** A file whose rejected rows are kept. */
export interface RejectedFile {
  fileName: string;
  format: ImportFormat;
  delimiter: ImportDelimiter | null;
  headings: string[] | null;
  /** How many rows were rejected. */
  count: number;
  /** How many cells the longest of them has. */
  width: number;
}

// A row has at most 256 KB: this many fit into memory whatever they are.
const rowsAtOnce = 200;

/** What is known of one tenant's imports, read without hindering those that run. */
export class ImportHistory {
  readonly #db: Database;
  readonly #tenant: Tenant;

  constructor(db: Database, tenant: Tenant) {
    this.#db = db;
    this.#tenant = tenant;
  }

  /** Imports, newest first. */
  list({ dryRun, ...paging }: ListImportsQuery): Promise<DirectoryPage<ImportSummary>> {
    const { organizationId } = this.#tenant;
    const ofKind = sql<boolean>`r.dry_run = ${dryRun}`;
    return directoryPage<ImportSummary>(
      (statement) => this.#db.reader.rows(this.#tenant, statement, { isPlain: true }),
      {
        bound: ["imports", organizationId, String(dryRun)],
        from: sql`import_job r`,
        where: [within(this.#tenant, "r"), ...(dryRun === undefined ? [] : [ofKind])],
        json: sql`(select to_json(s) from (select ${summaryColumns} from (select r.*) j) s)`,
        key: null,
      },
      paging,
    );
  }

  /** How far an import is; null when this tenant has no such import. */
  async summary(importId: string): Promise<ImportSummary | null> {
    const [row] = await this.#read<ImportSummary>(
      sql`select ${summaryColumns} from import_job j where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid`,
    );
    return row ?? null;
  }

  /** The file whose rows were rejected; null when this tenant has no such import, or the rows are not kept any more. */
  async rejectedFile(importId: string): Promise<RejectedFile | null> {
    const [row] = await this.#read<RejectedFile & { kept: number }>(sql`
      select j.file_name as "fileName", j.format, j.delimiter, j.headings, j.rejected as count, k.kept, k.width
      from import_job j, lateral (select count(r.source)::int as kept, coalesce(max(cardinality(r.source)), 0) as width
        from import_row r where ${this.#rejected(importId)}) k
      where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.format is not null and j.state in ('running', 'done')`);
    if (!row) return null;
    const { kept, ...file } = row;
    return kept === file.count ? file : null;
  }

  /** Every row that was rejected, in order, some at a time. */
  async *rejectedRows(importId: string): AsyncGenerator<RejectedRow[], void, void> {
    for (let after = 0; ; ) {
      const rows = await this.#read<RejectedRow>(sql`select r.row, r.detail, r.source from import_row r
        where ${this.#rejected(importId)} and r.row > ${after}::int order by r.row limit ${sql.lit(rowsAtOnce)}`);
      if (rows.length > 0) yield rows;
      if (rows.length < rowsAtOnce) return;
      after = rows.at(-1)?.row ?? after;
    }
  }

  #rejected(importId: string): Fragment<boolean> {
    return sql<boolean>`${within(this.#tenant, "r")} and r.import_id = ${importId}::uuid and r.verdict = 'rejected'`;
  }

  #read<T extends object>(statement: Fragment<T>): Promise<T[]> {
    return this.#db.reader.rows<T>(this.#tenant, compile(statement), { isPlain: true });
  }
}
