import { DomainError, limits, type NewSegment, type Segment, type SegmentChanges } from "@roster/domain";
import type { Database } from "../database.ts";
import { audit, differences } from "./audit.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { compile, type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, transaction } from "./transaction.ts";

/** The segments of a tenant that its actor sees: those that are shared, and a person's own. */
export class SegmentRepository {
  readonly #db: Database;
  readonly #tenant: Tenant;
  /** Whose personal segments these are; a key has none. */
  readonly #person: string | null;

  constructor(db: Database, tenant: Tenant) {
    this.#db = db;
    this.#tenant = tenant;
    this.#person = tenant.actor?.kind === "person" ? tenant.actor.id : null;
  }

  /** Every segment, by name, then id. */
  async all(): Promise<Segment[]> {
    const rows = await this.#read(sql`true`);
    return rows.map((row) => row.json);
  }

  /** One segment; null where the actor sees none of that id. */
  async find(id: string): Promise<Segment | null> {
    return (await this.#read(sql`s.id = ${id}::uuid`))[0]?.json ?? null;
  }

  /** Fails with `label_taken` when a segment has the name, and with `conflict` beyond the limits. A personal one needs a person. */
  async create({ name, criteria, sortBy, order, isShared }: NewSegment): Promise<Segment> {
    return this.#write(async (db) => {
      await this.#keepBounds(db, isShared);
      const { rows } = await sql<{ id: string }>`
        insert into segment (organization_id, name, criteria, sort_by, sort_order, is_shared, owner_id)
        values (${this.#tenant.organizationId}::uuid, ${name}, ${JSON.stringify(criteria)}::jsonb, ${sortBy}, ${order}, ${isShared}, ${this.#person}::uuid)
        on conflict do nothing returning id`.execute(db);
      const id = rows[0]?.id ?? nameTaken();
      const changes = differences({}, { criteria, isShared });
      await audit(db, this.#tenant, { action: "created", record: "segment", id, name, changes });
      return (await this.#locked(db, id)) as Segment;
    });
  }

  /** Fails with `not_found`, and as `create` does. `judge` sees the segment as it was. */
  async update(id: string, patch: SegmentChanges, judge: (before: Segment) => void): Promise<Segment> {
    return this.#write(async (db) => {
      const before = await this.#judged(db, id, judge);
      const after = { ...before, ...given(patch) };
      const { name, criteria, sortBy, order, isShared } = after;
      const changes = differences({ ...before }, { name, criteria, sortBy, order, isShared });
      if (Object.keys(changes).length === 0) return before;
      if (changes.isShared) await this.#keepBounds(db, isShared);
      const stored = sql`update segment s set name = ${name}, criteria = ${JSON.stringify(criteria)}::jsonb, sort_by = ${sortBy}, sort_order = ${order},
          is_shared = ${isShared}, updated_at = clock_timestamp()
        where ${within(this.#tenant, "s")} and s.id = ${id}::uuid`;
      await stored.execute(db).catch((error) => (error.code === "23505" ? nameTaken() : Promise.reject(error)));
      await audit(db, this.#tenant, { action: "updated", record: "segment", id, name, changes });
      return (await this.#locked(db, id)) as Segment;
    });
  }

  /** Fails with `not_found`. `judge` sees the segment. */
  async delete(id: string, judge: (segment: Segment) => void): Promise<void> {
    await this.#write(async (db) => {
      const { name } = await this.#judged(db, id, judge);
      await sql`delete from segment s where ${within(this.#tenant, "s")} and s.id = ${id}::uuid`.execute(db);
      await audit(db, this.#tenant, { action: "deleted", record: "segment", id, name });
    });
  }

  #read(condition: Fragment): Promise<{ json: Segment }[]> {
    const statement = compile(sql`select ${segmentJson} as json from ${segments}
      where ${this.#seen()} and ${condition} order by s.name, s.id`);
    return this.#db.reader.rows(this.#tenant, statement, { isPlain: true });
  }

  #write<T>(work: (db: Connection) => Promise<T>): Promise<T> {
    return transaction(this.#db.fork(), this.#tenant, work);
  }

  #seen(): Fragment<boolean> {
    return sql<boolean>`${within(this.#tenant, "s")} and (s.is_shared or (not s.is_shared and s.owner_id = ${this.#person}::uuid))`;
  }

  async #locked(db: Connection, id: string): Promise<Segment | null> {
    const { rows } = await sql<{ json: Segment }>`select ${segmentJson} as json from ${segments}
      where ${this.#seen()} and s.id = ${id}::uuid for update of s`.execute(db);
    return rows[0]?.json ?? null;
  }

  async #judged(db: Connection, id: string, judge: (segment: Segment) => void): Promise<Segment> {
    const segment = await this.#locked(db, id);
    if (!segment) throw DomainError.notFound("segment");
    judge(segment);
    return segment;
  }

  async #keepBounds(db: Connection, isShared: boolean): Promise<void> {
    const most = isShared ? limits.sharedSegments : limits.segmentsPerPerson;
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from segment s
      where ${this.#seen()} and s.is_shared = ${isShared}`.execute(db);
    if ((rows[0]?.n ?? 0) < most) return;
    const what = isShared ? "shared segments" : "segments of your own";
    throw new DomainError("conflict", `There are ${most} ${what} already; delete some first.`);
  }
}

const segments: Fragment = sql`segment s left join app_user u on u.id = s.owner_id`;
const segmentJson = jsonObject({
  uniqueId: sql`s.id`,
  name: sql`s.name`,
  criteria: sql`s.criteria`,
  sortBy: sql`s.sort_by`,
  order: sql`s.sort_order`,
  isShared: sql`s.is_shared`,
  owner: sql`case when s.owner_id is not null then ${jsonObject({ uniqueId: sql`s.owner_id`, name: sql`u.name` })} end`,
  createdAt: sql`iso(s.created_at)`,
  updatedAt: sql`iso(s.updated_at)`,
});

/** What of a patch is not left out. */
function given(patch: SegmentChanges): Partial<Segment> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

function nameTaken(): never {
  throw new DomainError("label_taken", "There is a segment of that name already.", {
    faults: [{ in: "input", name: "name", code: "taken", detail: "is another segment's already", pointer: "/name" }],
  });
}
