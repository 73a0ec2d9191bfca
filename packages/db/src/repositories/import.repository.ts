import { type ImportDelimiter, type ImportFormat, limits } from "@roster/domain";
import type { GetImportInput, ImportOptions, ImportReason, ImportReport } from "@roster/domain/import";
import type { EntityManager } from "../database.ts";
import { auditRows } from "./audit.sql.ts";
import { type ChunkOutcome, judgeChunk, storeChunk } from "./import-chunk.ts";
import { type StagedRow, stageRows } from "./import-staging.ts";
import { summaryColumns } from "./import-summary.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Acting, type Actor, everyTenant, type Tenant, theServer, within } from "./tenant.ts";
import { type Connection, run, transaction } from "./transaction.ts";

/** What a file turned out to be, and why rows of it were rejected. */
export interface FileFacts {
  format: ImportFormat | null;
  delimiter: ImportDelimiter | null;
  /** The first record of a CSV file. */
  headings: readonly string[] | null;
  reasons: readonly ImportReason[];
}

const nothingKnown: FileFacts = { format: null, delimiter: null, headings: null, reasons: [] };

/**
 * Imports of one tenant. A file is first staged whole; then chunks of it are each stored by one transaction that also
 * advances the job, so that a crash loses nothing and repeats nothing.
 */
export class ImportRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  /** Opens a job that rows can be staged into; null when there is one of that id already. */
  async begin(options: ImportOptions): Promise<string | null> {
    const { rows } = await run(
      this.#em,
      this.#tenant,
      sql<{ id: string }>`
      insert into import_job (organization_id, id, file_name, on_conflict, list_ids, dry_run, actor)
      values (${this.#tenant.organizationId}::uuid, coalesce(${options.importId ?? null}::uuid, uuid7()), ${options.fileName},
        ${options.onConflict}, ${[...new Set(options.listIds)]}::uuid[], ${options.dryRun},
        ${JSON.stringify(this.#tenant.actor ?? theServer)}::jsonb)
      on conflict do nothing returning id
    `,
    );
    return rows[0]?.id ?? null;
  }

  stage(importId: string, rows: AsyncIterable<StagedRow> | Iterable<StagedRow>): Promise<void> {
    return stageRows(this.#em, { organizationId: this.#tenant.organizationId, importId }, rows);
  }

  /** Closes the file: of rows with one phone the last one wins. From here on the job survives a crash. */
  async seal(importId: string, file: FileFacts = nothingKnown): Promise<void> {
    await transaction(this.#em, this.#tenant, async (db) => {
      const rows = this.#rows(importId);
      // The planner knows nothing of rows that came a second ago, and would join them one by one.
      await sql`set local enable_nestloop = off; set local work_mem = '128MB'`.execute(db);
      const usable = sql`${rows} and r.verdict is distinct from 'rejected'`;
      await sql`
        update import_row r set verdict = 'duplicate', detail = 'row ' || l.row || ' has the same phone'
        from (select r.phone, max(r.row) as row from import_row r where ${usable} group by 1 having count(*) > 1) l
        where ${usable} and r.phone = l.phone and r.row < l.row`.execute(db);
      const { numAffectedRows } = await sql`
        update import_job j set state = 'running', updated_at = clock_timestamp(), read = c.read, duplicate = c.duplicate,
          rejected = c.rejected, warnings = c.warnings, format = ${file.format}, delimiter = ${file.delimiter},
          headings = ${file.headings === null ? null : [...file.headings]}::text[], reasons = ${JSON.stringify(file.reasons)}::jsonb
        from (select count(*) as read, count(*) filter (where r.verdict = 'duplicate') as duplicate,
          count(*) filter (where r.verdict = 'rejected') as rejected, count(*) filter (where r.verdict = 'warning') as warnings
          from import_row r where ${rows}) c
        where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.state = 'receiving'`.execute(db);
      if (numAffectedRows !== 1n) throw new Error(`import ${importId} was given up while it was received`);
    });
  }

  /** Stores the next rows. Answers false when the job is finished, or another process is at it. */
  async storeChunk(importId: string, rowsPerChunk: number): Promise<boolean> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const { rows: jobs } = await sql<{
        on_conflict: ImportOptions["onConflict"];
        done_to_row: number;
        list_ids: string[];
        dry_run: boolean;
        actor: Actor | null;
      }>`
        select j.on_conflict, j.done_to_row, j.list_ids, j.dry_run, j.actor from import_job j
        where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.state = 'running' for update skip locked`.execute(
        db,
      );
      const [job] = jobs;
      if (!job) return false;
      const next = sql`select r.* from import_row r where ${this.#rows(importId)} and r.row > ${sql.lit(job.done_to_row)}
        and (r.verdict is null or r.verdict not in ('rejected', 'duplicate')) order by r.row limit ${sql.lit(rowsPerChunk)}`;
      // Whoever began it did it, also where another process goes on.
      const tenant = { ...this.#tenant, actor: job.actor ?? theServer };
      const options = { tenant, onConflict: job.on_conflict, listIds: job.list_ids };
      const stored = await (job.dry_run
        ? judgeChunk(db, next, { ...options, importId })
        : storeChunk(db, next, options));
      if (stored === null) {
        await this.#finish(db, importId, tenant);
        return false;
      }
      await this.#advance(db, importId, stored);
      if (!job.dry_run) await this.#forgetStored(db, importId, { from: job.done_to_row, to: stored.lastRow });
      return true;
    });
  }

  /** Gives a job up before anything of it was stored, and forgets its rows. */
  async abandon(importId: string, error: string): Promise<void> {
    await transaction(this.#em, this.#tenant, async (db) => {
      await sql`delete from import_row r where ${this.#rows(importId)}`.execute(db);
      await sql`update import_job j set state = 'failed', error = ${error}, read = 0, updated_at = clock_timestamp()
        where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.state = 'receiving'`.execute(db);
    });
  }

  /** Has what a dry run judged stored, as its options say. Answers false unless it is one that is done, and not too old. */
  async start(importId: string): Promise<boolean> {
    const { numAffectedRows } = await run(
      this.#em,
      this.#tenant,
      sql`update import_job j set state = 'running', dry_run = false, done_to_row = 0, created = 0, updated = 0, unchanged = 0,
        restored = 0, actor = ${JSON.stringify(this.#tenant.actor ?? theServer)}::jsonb, updated_at = clock_timestamp()
      where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.state = 'done' and j.dry_run
        and j.updated_at > now() - ${sql.lit(limits.dryRunHours)} * interval '1 hour'`,
    );
    return numAffectedRows === 1n;
  }

  /** What became of a file; null when this tenant has no such import. */
  async report({ importId, afterRow, verdicts }: GetImportInput): Promise<ImportReport | null> {
    const said = sql`${this.#rows(importId)} and r.verdict is not null
      ${verdicts ? sql`and r.verdict = any(${verdicts}::text[])` : sql``}`;
    const { rows } = await run(
      this.#em,
      this.#tenant,
      sql<ImportReport>`
      select ${summaryColumns}, j.reasons,
        (select coalesce(json_agg(json_build_object('row', i.row, 'verdict', i.verdict, 'detail', i.detail, 'name', i.name,
          'phone', i.phone) order by i.row), '[]') from (select r.* from import_row r where ${said}
          ${afterRow ? sql`and r.row > ${afterRow}::int8` : sql``} order by r.row limit ${sql.lit(limits.importIssuesInReport)}) i) as issues,
        (select count(*)::int from import_row r where ${said}) as "issuesTotal"
      from import_job j where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid
    `,
    );
    return rows[0] ?? null;
  }

  #rows(importId: string): Fragment<boolean> {
    return sql<boolean>`${within(this.#tenant, "r")} and r.import_id = ${importId}::uuid`;
  }

  async #advance(db: Connection, importId: string, done: ChunkOutcome): Promise<void> {
    const { lastRow, created, updated, unchanged, restored } = done;
    await sql`
      update import_job j set done_to_row = ${lastRow}, updated_at = clock_timestamp(), created = j.created + ${created},
        updated = j.updated + ${updated}, unchanged = j.unchanged + ${unchanged}, restored = j.restored + ${restored}
      where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid`.execute(db);
  }

  /** Of stored rows that nothing is to be said about, nothing is kept; what a dry run said of them is over. */
  async #forgetStored(db: Connection, importId: string, { from, to }: { from: number; to: number }): Promise<void> {
    const stored = sql`${this.#rows(importId)} and r.row > ${sql.lit(from)} and r.row <= ${sql.lit(to)}`;
    const judged = sql`r.verdict in ('created', 'updated', 'unchanged', 'restored')`;
    const warning = sql`regexp_replace(r.detail, '(; )?contact [0-9a-f-]{36}$', '')`;
    await sql`delete from import_row r where ${stored} and (r.verdict is null or ${judged} and ${warning} = '')`.execute(
      db,
    );
    await sql`update import_row r set verdict = 'warning', detail = ${warning} where ${stored} and ${judged}`.execute(
      db,
    );
  }

  async #finish(db: Connection, importId: string, by: Acting): Promise<void> {
    const counts = sql.join(
      counted.map((member) => sql`${sql.lit(member)}, jsonb_build_object('to', ${sql.ref(`e.${member}`)})`),
    );
    await sql`with done as (update import_job j set state = 'done', updated_at = clock_timestamp()
        where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid returning j.*),
      stored as (select * from done where not dry_run)
      ${auditRows({ action: "imported", record: "import", rows: "stored", name: sql`e.file_name`, changes: sql`jsonb_build_object(${counts})` }, by)}`.execute(
      db,
    );
  }
}

const counted = ["read", "created", "updated", "restored", "unchanged", "duplicate", "rejected"];

/** Jobs that a stopped server left behind, across tenants. */
export class UnfinishedImports {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Fails uploads that nobody has added to for a while, and forgets their rows: nothing of them was stored. */
  async giveUpReceiving(idleMs: number): Promise<number> {
    const { rows } = await run(
      this.#em,
      everyTenant,
      sql<{ given_up: number }>`
      with idle as (update import_job set state = 'failed', read = 0, updated_at = clock_timestamp(), error = 'the upload was interrupted'
        where state = 'receiving' and updated_at <= now() - ${sql.lit(idleMs)} * interval '1 millisecond' returning organization_id, id),
      gone as (delete from import_row r using idle where r.organization_id = idle.organization_id and r.import_id = idle.id)
      select count(*)::int as given_up from idle`,
    );
    return rows[0]?.given_up ?? 0;
  }

  /** Sealed jobs that still have rows to store. */
  async running(): Promise<(Tenant & { importId: string })[]> {
    const { rows } = await run(
      this.#em,
      everyTenant,
      sql<Tenant & { importId: string }>`
      select j.organization_id as "organizationId", j.id as "importId", o.default_region as "defaultRegion"
      from import_job j join organization o on o.id = j.organization_id where j.state = 'running' order by j.id
    `,
    );
    return rows;
  }
}
