import { limits } from "@roster/domain";
import type { ImportIssue, ImportOptions, ImportReport } from "@roster/domain/import";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { EntityManager } from "../database.ts";
import { type Tenant, within } from "./tenant.ts";

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
}

// biome-ignore lint/suspicious/noExplicitAny: statements are raw SQL, no table type is used
type Connection = Kysely<any>;

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
    const { rows } = await sql<{ id: string }>`
      insert into import_job (organization_id, id, file_name, on_conflict, list_ids)
      values (${this.#tenant.organizationId}::uuid, coalesce(${options.importId ?? null}::uuid, uuid7()), ${options.fileName},
        ${options.onConflict}, ${[...new Set(options.listIds)]}::uuid[])
      on conflict do nothing returning id
    `.execute(this.#em.getKysely());
    return rows[0]?.id ?? null;
  }

  async stage(importId: string, rows: readonly StagedRow[]): Promise<void> {
    await sql`
      with staged as (
        insert into import_row (organization_id, import_id, row, verdict, detail, name, is_named, phone, tags, attributes)
        select ${this.#tenant.organizationId}::uuid, ${importId}::uuid, r.row, r.verdict, r.detail, r.name, r."isNamed", r.phone,
          array(select json_array_elements_text(r.tags)), r.attributes
        from json_to_recordset(${JSON.stringify(rows)}::json) as r(row int, verdict text, detail text, name text,
          "isNamed" boolean, phone text, tags json, attributes jsonb)
        returning 1)
      update import_job j set read = read + (select count(*) from staged), updated_at = clock_timestamp()
      where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid
    `.execute(this.#em.getKysely());
  }

  /** Closes the file: of rows with one phone the last one wins. From here on the job survives a crash. */
  async seal(importId: string): Promise<void> {
    await this.#transaction(async (db) => {
      const rows = this.#rows(importId);
      await sql`
        update import_row r set verdict = 'duplicate', detail = 'row ' || l.last || ' has the same phone'
        from (select r.phone, max(r.row) as last from import_row r where ${rows} and r.verdict is distinct from 'rejected'
          group by r.phone having count(*) > 1) l
        where ${rows} and r.verdict is distinct from 'rejected' and r.phone = l.phone and r.row < l.last`.execute(db);
      await sql`
        update import_job j set state = 'running', updated_at = clock_timestamp(), read = c.read, duplicate = c.duplicate,
          rejected = c.rejected, warnings = c.warnings
        from (select count(*) as read, count(*) filter (where r.verdict = 'duplicate') as duplicate,
          count(*) filter (where r.verdict = 'rejected') as rejected, count(*) filter (where r.verdict = 'warning') as warnings
          from import_row r where ${rows}) c
        where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.state = 'receiving'`.execute(db);
    });
  }

  /** Stores the next rows. Answers false when the job is finished, or another process is at it. */
  async storeChunk(importId: string, rowsPerChunk: number): Promise<boolean> {
    return this.#transaction(async (db) => {
      const { rows: jobs } = await sql<{
        on_conflict: ImportOptions["onConflict"];
        done_to_row: number;
        list_ids: string[];
      }>`
        select j.on_conflict, j.done_to_row, j.list_ids from import_job j
        where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.state = 'running' for update skip locked`.execute(
        db,
      );
      const [job] = jobs;
      if (!job) return false;
      const pending = sql`${this.#rows(importId)} and r.row > ${sql.lit(job.done_to_row)}
        and (r.verdict is null or r.verdict = 'warning')`;
      const { rows: bounds } = await sql<{ last: number | null }>`
        select max(row) as last from (select r.row from import_row r where ${pending} order by r.row limit ${sql.lit(rowsPerChunk)}) n
      `.execute(db);
      const last = bounds[0]?.last ?? null;
      if (last === null) {
        await this.#finish(db, importId);
        return false;
      }
      const chunk = sql<boolean>`${pending} and r.row <= ${sql.lit(last)}`;
      await this.#restore(db, chunk);
      await this.#upsert(db, chunk, job.on_conflict);
      if (job.on_conflict === "merge") {
        await this.#addTags(db, chunk);
        await this.#addToLists(db, chunk, job.list_ids);
      }
      await this.#advance(db, importId, { chunk, last });
      return true;
    });
  }

  /** Gives a job up before anything of it was stored, and forgets its rows. */
  async abandon(importId: string, error: string): Promise<void> {
    await this.#transaction(async (db) => {
      await sql`delete from import_row r where ${this.#rows(importId)}`.execute(db);
      await sql`update import_job j set state = 'failed', error = ${error}, read = 0, updated_at = clock_timestamp()
        where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid and j.state = 'receiving'`.execute(db);
    });
  }

  /** What became of a file; null when this tenant has no such import. */
  async report(importId: string): Promise<ImportReport | null> {
    const { rows } = await sql<ImportReport>`
      select j.id as "importId", j.state, j.file_name as "fileName", j.read, j.created, j.updated, j.unchanged, j.restored,
        j.duplicate, j.rejected, j.warnings, j.error,
        (select coalesce(json_agg(json_build_object('row', i.row, 'verdict', i.verdict, 'detail', i.detail, 'name', i.name,
          'phone', i.phone) order by i.row), '[]') from (select r.* from import_row r where ${this.#rows(importId)}
          and r.verdict is not null order by r.row limit ${sql.lit(limits.importIssuesInReport)}) i) as issues,
        (select count(*)::int from import_row r where ${this.#rows(importId)} and r.verdict is not null) as "issuesTotal"
      from import_job j where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid
    `.execute(this.#em.getKysely());
    return rows[0] ?? null;
  }

  #rows(importId: string): RawBuilder<boolean> {
    return sql<boolean>`${within(this.#tenant, "r")} and r.import_id = ${importId}::uuid`;
  }

  async #restore(db: Connection, chunk: RawBuilder<boolean>): Promise<void> {
    await sql`
      with gone as (
        select distinct on (t.phone) t.organization_id, t.id, t.phone, t.document
        from contact_tombstone t join import_row r on r.organization_id = t.organization_id and r.phone = t.phone
        where ${chunk} and not exists (
          select from contact c where c.organization_id = t.organization_id and c.phone = t.phone)
        order by t.phone, t.deleted_at desc, t.id
      ), back as (
        insert into contact (organization_id, id, name, phone, status, attributes)
        select organization_id, id, document->>'name', phone, (document->>'status')::contact_status, document->'attributes' from gone
        on conflict (organization_id, phone) do nothing returning organization_id, id, phone
      ), lists as (
        insert into contact_list_member (organization_id, list_id, contact_id)
        select l.organization_id, l.id, b.id from back b join gone g on g.id = b.id,
          jsonb_array_elements_text(g.document->'listIds') w(id) join contact_list l on l.id = w.id::uuid
        where l.organization_id = b.organization_id on conflict do nothing
      ), tags as (
        insert into contact_tag (organization_id, tag_id, contact_id)
        select t.organization_id, t.id, b.id from back b join gone g on g.id = b.id,
          jsonb_array_elements_text(g.document->'tagIds') w(id) join tag t on t.id = w.id::uuid
        where t.organization_id = b.organization_id on conflict do nothing
      ), activity as (
        insert into contact_activity (organization_id, contact_id, last_message_at)
        select b.organization_id, b.id, max(m.created_at) from back b
          join conversation v on v.organization_id = b.organization_id and v.contact_id = b.id
          join message m on m.organization_id = v.organization_id and m.conversation_id = v.id
        group by 1, 2
      ), forgotten as (
        delete from contact_tombstone t using back b where t.organization_id = b.organization_id and t.id = b.id
      )
      update import_row r set outcome = 'restored' from back b where ${chunk} and r.phone = b.phone`.execute(db);
  }

  async #upsert(db: Connection, chunk: RawBuilder<boolean>, onConflict: ImportOptions["onConflict"]): Promise<void> {
    const name = sql`case when r.is_named then r.name else c.name end`;
    const samePhone = sql`c.organization_id = r.organization_id and c.phone = r.phone`;
    const differs = sql`${sql.lit(onConflict === "merge")} and (c.name, c.attributes) is distinct from (${name}, c.attributes || r.attributes)`;
    for (;;) {
      // Locks are taken in the order of phones, so that two imports of the same people wait for each other in turn.
      await sql`
        with changed as (
          update contact c set name = n.name, attributes = n.attributes, updated_at = clock_timestamp()
          from (select c.organization_id, c.id, ${name} as name, c.attributes || r.attributes as attributes
            from import_row r join contact c on ${samePhone} where ${chunk} and r.contact_id is null and ${differs}
            order by c.phone for update of c) n
          where c.organization_id = n.organization_id and c.id = n.id returning c.phone)
        update import_row r set outcome = coalesce(r.outcome, 'updated') from changed w where ${chunk} and r.phone = w.phone`.execute(
        db,
      );
      await sql`
        with added as (
          insert into contact (organization_id, name, phone, attributes)
          select r.organization_id, r.name, r.phone, r.attributes from import_row r
          where ${chunk} and r.contact_id is null and not exists (select from contact c where ${samePhone})
          order by r.phone on conflict (organization_id, phone) do nothing returning phone)
        update import_row r set outcome = 'created' from added w where ${chunk} and r.phone = w.phone`.execute(db);
      await sql`
        update import_row r set contact_id = c.id, outcome = coalesce(r.outcome, 'unchanged') from contact c
        where ${chunk} and ${samePhone} and not (${differs})`.execute(db);
      // A row is left over when somebody else wrote the same phone meanwhile: it is merged in the next round.
      const { rows } = await sql<{ left: boolean }>`
        select exists (select from import_row r where ${chunk} and r.contact_id is null) as left`.execute(db);
      if (!rows[0]?.left) return;
    }
  }

  async #addTags(db: Connection, chunk: RawBuilder<boolean>): Promise<void> {
    await sql`insert into tag (organization_id, label)
      select distinct r.organization_id, w.label from import_row r, unnest(r.tags) w(label) where ${chunk} order by 2
      on conflict do nothing`.execute(db);
    await this.#join(
      db,
      chunk,
      sql`
      insert into contact_tag (organization_id, tag_id, contact_id)
      select distinct r.organization_id, t.id, r.contact_id from import_row r, unnest(r.tags) w(label) join tag t on t.label = w.label
      where ${chunk} and t.organization_id = r.organization_id order by 3, 2`,
    );
  }

  async #addToLists(db: Connection, chunk: RawBuilder<boolean>, listIds: readonly string[]): Promise<void> {
    if (listIds.length === 0) return;
    await this.#join(
      db,
      chunk,
      sql`
      insert into contact_list_member (organization_id, list_id, contact_id)
      select r.organization_id, l.id, r.contact_id from import_row r, unnest(${listIds}::uuid[]) w(id) join contact_list l on l.id = w.id
      where ${chunk} and l.organization_id = r.organization_id order by 3, 2`,
    );
  }

  async #join(db: Connection, chunk: RawBuilder<boolean>, insert: RawBuilder<unknown>): Promise<void> {
    await sql`
      with joined as (${insert} on conflict do nothing returning contact_id),
      touched as (update contact c set updated_at = clock_timestamp() from import_row r
        where ${chunk} and r.outcome = 'unchanged' and r.contact_id in (select contact_id from joined)
          and c.organization_id = r.organization_id and c.id = r.contact_id)
      update import_row r set outcome = 'updated' where ${chunk} and r.outcome = 'unchanged' and r.contact_id in (select contact_id from joined)
    `.execute(db);
  }

  async #advance(db: Connection, importId: string, done: { chunk: RawBuilder<boolean>; last: number }): Promise<void> {
    const counted = (outcome: string) => sql`count(*) filter (where r.outcome = ${sql.lit(outcome)})`;
    await sql`
      update import_job j set done_to_row = ${sql.lit(done.last)}, updated_at = clock_timestamp(), created = j.created + o.created,
        updated = j.updated + o.updated, unchanged = j.unchanged + o.unchanged, restored = j.restored + o.restored
      from (select ${counted("created")} as created, ${counted("updated")} as updated, ${counted("unchanged")} as unchanged,
        ${counted("restored")} as restored from import_row r where ${done.chunk}) o
      where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid`.execute(db);
    await sql`delete from import_row r where ${done.chunk} and r.verdict is null`.execute(db);
  }

  async #finish(db: Connection, importId: string): Promise<void> {
    await sql`update import_job j set state = 'done', updated_at = clock_timestamp()
      where ${within(this.#tenant, "j")} and j.id = ${importId}::uuid`.execute(db);
  }

  // The statement timeout guards readers; a chunk may take its time. A deadlock is nobody's fault: the loser tries again.
  async #transaction<T>(work: (db: Connection) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#em
          .getKysely<never>()
          .transaction()
          .execute(async (db) => {
            await sql`set local statement_timeout = 0`.execute(db);
            return work(db as unknown as Connection);
          });
      } catch (error) {
        if (attempt === 5 || !["40P01", "40001"].includes((error as { code?: string }).code ?? "")) throw error;
      }
    }
  }
}

/** Jobs that a stopped server left behind, across tenants. */
export class UnfinishedImports {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Fails uploads that nobody has added to for a while, and forgets their rows: nothing of them was stored. */
  async giveUpReceiving(idleMs: number): Promise<number> {
    const { rows } = await sql<{ given_up: number }>`
      with idle as (update import_job set state = 'failed', read = 0, updated_at = clock_timestamp(), error = 'the upload was interrupted'
        where state = 'receiving' and updated_at <= now() - ${sql.lit(idleMs)} * interval '1 millisecond' returning organization_id, id),
      gone as (delete from import_row r using idle where r.organization_id = idle.organization_id and r.import_id = idle.id)
      select count(*)::int as given_up from idle`.execute(this.#em.getKysely());
    return rows[0]?.given_up ?? 0;
  }

  /** Sealed jobs that still have rows to store. */
  async running(): Promise<(Tenant & { importId: string })[]> {
    const { rows } = await sql<Tenant & { importId: string }>`
      select j.organization_id as "organizationId", j.id as "importId", o.default_region as "defaultRegion"
      from import_job j join organization o on o.id = j.organization_id where j.state = 'running' order by j.id
    `.execute(this.#em.getKysely());
    return rows;
  }
}
