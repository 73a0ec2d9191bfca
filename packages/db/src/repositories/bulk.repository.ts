import {
  type BulkChanges,
  type BulkReport,
  type ContactCriteria,
  DomainError,
  type Json,
  limits,
} from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { audit } from "./audit.sql.ts";
import { type BulkWork, releaseEarlier, type Undoable, type Undone, undoableOf, undoneAlready } from "./bulk-undo.ts";
import { everyMatch, matchingOf } from "./contact-criteria.ts";
import { undoContacts } from "./contact-undo.ts";
import { type ChangedOrFailed, type ContactFailure, ContactWriter } from "./contact-writer.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Actor, everyTenant, type Tenant, theServer, within } from "./tenant.ts";
import { type Connection, run, transaction } from "./transaction.ts";

export type BulkSelection = { ids: readonly string[] } | { criteria: ContactCriteria; expectedCount: number };

interface Job {
  changes: BulkWork;
  done: number;
  actor: Actor | null;
  undoes: string | null;
}

interface Item {
  n: number;
  contact_id: string;
}

/**
 * Changes of many contacts of one tenant. The contacts are chosen once, in one statement; then each chunk of them is one
 * transaction that also advances the job, so that a crash loses nothing and repeats nothing.
 */
export class BulkRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  /** Chooses the contacts. Fails with `count_changed` when other than the expected number match, and then nothing is kept. */
  async begin(selection: BulkSelection, changes: BulkChanges): Promise<string> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const { bulkId, count } = await this.#choose(db, this.#chosen(selection), { changes });
      if ("expectedCount" in selection && count !== selection.expectedCount)
        throw new DomainError(
          "count_changed",
          `${count} contacts match now, not ${selection.expectedCount}. Look again before you change them.`,
        );
      const begun = { count: { to: count }, changes: { to: changes as Json } };
      await audit(db, this.#tenant, { action: "started", record: "bulk", id: bulkId, changes: begun });
      return bulkId;
    });
  }

  /**
   * How many contacts a change changed, or an earlier undo left, and what undoing it comes to. Fails with `not_found`, also after
   * 30 days, and with `conflict` while it is being made and once all of it was undone.
   */
  async planUndo(undone: Undone): Promise<Pick<Undoable, "count" | "work">> {
    return transaction(this.#em, this.#tenant, (db) => undoableOf(db, this.#tenant, undone));
  }

  /** Chooses the contacts that a change changed, to put them back: a bulk change itself. Fails as `planUndo` does. */
  async beginUndo(undone: Undone): Promise<string> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const undoable = await undoableOf(db, this.#tenant, undone);
      const { work: changes, undoes, originalId, changed } = undoable;
      await releaseEarlier(db, this.#tenant, undoable);
      const { bulkId, count } = await this.#choose(db, changed, { changes, undoes, originalId }).catch((error) => {
        throw isTaken(error) ? undoneAlready() : error;
      });
      const begun = { count: { to: count }, undoes: { to: undoes } };
      await audit(db, this.#tenant, { action: "started", record: "bulk", id: bulkId, changes: begun });
      return bulkId;
    });
  }

  /** Changes the next contacts. Answers false when the job is done, or another process is at it. */
  async changeChunk(bulkId: string, contactsPerChunk: number): Promise<boolean> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const { rows: jobs } = await sql<Job>`
        select j.changes, j.done, j.actor, j.undoes from bulk_job j where ${this.#job(bulkId)} and j.state = 'running' for update skip locked`.execute(
        db,
      );
      const [job] = jobs;
      if (!job) return false;
      const { rows: items } = await sql<Item>`select i.n, i.contact_id from bulk_item i
        where ${this.#items(bulkId)} and i.n > ${job.done} order by i.n limit ${sql.lit(contactsPerChunk)}`.execute(db);
      if (items.length > 0)
        await this.#advance(db, bulkId, { items, outcome: await this.#apply(db, { ...job, bulkId }, items) });
      const isOver = items.length < contactsPerChunk;
      if (isOver)
        await sql`update bulk_job j set state = 'done', updated_at = clock_timestamp() where ${this.#job(bulkId)}`.execute(
          db,
        );
      return !isOver;
    });
  }

  /** What has become of a change so far; null when this tenant has no such job. */
  async report(bulkId: string): Promise<BulkReport | null> {
    const { rows } = await run(
      this.#em,
      this.#tenant,
      sql<BulkReport>`
      select j.id as "bulkId", j.state, j.count, j.done, j.changed, j.unchanged, j.failed,
        (select coalesce(json_agg(json_build_object('uniqueId', f.contact_id, 'code', f.code, 'detail', f.detail) order by f.n), '[]')
          from (select i.* from bulk_item i where ${this.#items(bulkId)} and i.code is not null
            order by i.n limit ${sql.lit(limits.contactsAtOnce)}) f) as failures
      from bulk_job j where ${this.#job(bulkId)}`,
    );
    return rows[0] ?? null;
  }

  /** Makes a job, and its items of the contacts that a statement gives. */
  async #choose(
    db: Connection,
    chosen: Fragment,
    { changes, undoes, originalId }: Pick<Job, "changes"> & { undoes?: string; originalId?: string },
  ): Promise<{ bulkId: string; count: number }> {
    const { rows: ids } = await sql<{ id: string }>`select uuid7() as id`.execute(db);
    const bulkId = ids[0]?.id as string;
    await sql`insert into bulk_job (organization_id, id, changes, count, actor, undoes, original_id)
      values (${this.#tenant.organizationId}::uuid, ${bulkId}::uuid, ${JSON.stringify(changes)}::jsonb, 0,
        ${JSON.stringify(this.#tenant.actor ?? theServer)}::jsonb, ${undoes ?? null}::uuid, ${originalId ?? null}::uuid)`.execute(
      db,
    );
    const { numAffectedRows } = await sql`
      insert into bulk_item (organization_id, bulk_id, n, contact_id)
      select ${this.#tenant.organizationId}::uuid, ${bulkId}::uuid, row_number() over (order by w.id), w.id
      from (${chosen}) w`.execute(db);
    const count = Number(numAffectedRows);
    await sql`update bulk_job j set count = ${count} where ${this.#job(bulkId)}`.execute(db);
    return { bulkId, count };
  }

  #chosen(selection: BulkSelection): Fragment {
    if ("ids" in selection) return sql`select distinct u.id from unnest(${[...selection.ids]}::uuid[]) u(id)`;
    const matching = matchingOf(selection.criteria, this.#tenant);
    return sql`select c.id from contact c where ${everyMatch(matching, this.#tenant)}`;
  }

  async #apply(
    db: Connection,
    { bulkId, changes, actor, undoes }: Job & { bulkId: string },
    items: readonly Item[],
  ): Promise<ChangedOrFailed> {
    const ids = items.map((item) => item.contact_id);
    // Whoever began it did it, also where another process goes on.
    const tenant = { ...this.#tenant, actor: actor ?? theServer, bulkId };
    if (undoes !== null) {
      const since = sql<Date>`uuid7_ts(${undoes}::uuid)::timestamptz(3)`;
      const own = sql<boolean>`(e.bulk_id = ${undoes}::uuid or e.id = ${undoes}::uuid)`;
      return undoContacts(db, tenant, { contactIds: ids, own, since });
    }
    const present = await this.#present(db, ids);
    const writer = new ContactWriter(db, tenant);
    const changed = new Set<string>();
    const failures: ContactFailure[] = ids
      .filter((id) => !present.has(id))
      .map((id) => ({ id, code: "not_found", detail: "There is no such contact." }));
    const add = (some: readonly string[]) => some.forEach((id) => void changed.add(id));
    let rest = [...present];
    // Before everything else: a contact that fails is left as it is.
    if (changes.attributes) {
      const merged = await writer.mergeAttributes(rest, changes.attributes as Record<string, Json>);
      failures.push(...merged.failures);
      const failed = new Set(merged.failures.map(({ id }) => id));
      rest = rest.filter((id) => !failed.has(id));
      add(merged.changed);
    }
    if (changes.status) add(await writer.setStatus(rest, changes.status));
    for (const id of changes.addListIds ?? []) add(await writer.join("list", id, rest));
    for (const id of changes.addTagIds ?? []) add(await writer.join("tag", id, rest));
    for (const id of changes.removeListIds ?? []) add(await writer.leave("list", id, rest));
    for (const id of changes.removeTagIds ?? []) add(await writer.leave("tag", id, rest));
    if (changes.delete) add(await writer.remove(rest));
    return { changed: [...changed], failures };
  }

  async #present(db: Connection, ids: readonly string[]): Promise<Set<string>> {
    const { rows } = await sql<{ id: string }>`select c.id from contact c
      where ${within(this.#tenant, "c")} and c.id = any(${[...ids]}::uuid[]) order by c.id for update`.execute(db);
    return new Set(rows.map(({ id }) => id));
  }

  /** Counts what was done; of contacts that nothing is to be said about, nothing is kept. */
  async #advance(
    db: Connection,
    bulkId: string,
    { items, outcome }: { items: readonly Item[]; outcome: ChangedOrFailed },
  ): Promise<void> {
    const { changed, failures } = outcome;
    const first = items[0]?.n ?? 0;
    const last = items.at(-1)?.n ?? 0;
    await sql`update bulk_item i set code = f.code, detail = f.detail
      from json_to_recordset(${JSON.stringify(failures)}::json) as f(id uuid, code text, detail text)
      where ${this.#items(bulkId)} and i.n between ${first} and ${last} and i.contact_id = f.id`.execute(db);
    await sql`delete from bulk_item i where ${this.#items(bulkId)} and i.n between ${first} and ${last} and i.code is null`.execute(
      db,
    );
    await sql`update bulk_job j set done = ${last}, updated_at = clock_timestamp(), changed = j.changed + ${changed.length},
        failed = j.failed + ${failures.length}, unchanged = j.unchanged + ${items.length - changed.length - failures.length}
      where ${this.#job(bulkId)}`.execute(db);
  }

  #job(bulkId: string): Fragment<boolean> {
    return sql<boolean>`${within(this.#tenant, "j")} and j.id = ${bulkId}::uuid`;
  }

  #items(bulkId: string): Fragment<boolean> {
    return sql<boolean>`${within(this.#tenant, "i")} and i.bulk_id = ${bulkId}::uuid`;
  }
}

function isTaken(error: unknown): boolean {
  return (error as { code?: string }).code === "23505";
}

/** Changes that a stopped server left behind, across tenants. */
export async function unfinishedBulkJobs(em: EntityManager): Promise<(Tenant & { bulkId: string })[]> {
  const { rows } = await run(
    em,
    everyTenant,
    sql<Tenant & { bulkId: string }>`
    select j.organization_id as "organizationId", j.id as "bulkId", o.default_region as "defaultRegion"
    from bulk_job j join organization o on o.id = j.organization_id where j.state = 'running' order by j.id`,
  );
  return rows;
}
