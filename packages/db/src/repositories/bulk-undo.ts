import { type BulkChanges, DomainError, limits } from "@roster/domain";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

/** What is undone: a bulk change, or what one event of the audit log says of a contact. */
export type Undone = { bulkId: string } | { eventId: string };

/** What a bulk change does: what its maker asked for, or that contacts come back. */
export type BulkWork = BulkChanges & { restore?: true };

export interface Undoable {
  /** How many contacts it changed. */
  count: number;
  /** What undoing it comes to, beside putting back what contacts had. */
  work: BulkWork;
  /** The id of what is undone, and of what it undid itself in the first place. */
  undoes: string;
  originalId: string;
  /** The ids of the contacts: all that were changed, or those that an earlier undo left. */
  changed: Fragment;
  earlierId?: string;
}

const within30Days = (moment: Fragment) =>
  sql<boolean>`${moment} > now() - ${sql.lit(limits.restoreDays)} * interval '1 day'`;
/** An undo that left contacts as they are is no end of it: it can be tried again with those. */
const isUndone = (id: string) => sql<boolean>`exists (select from bulk_job u
  where u.organization_id = r.organization_id and u.undoes = ${sql.ref(id)} and not (u.state = 'done' and u.failed > 0))`;

/** Whether an audit event `r` is one that can be undone: of a contact, or the beginning of a bulk change. */
export const canBeUndone = sql<boolean>`case
  when r.record_kind = 'bulk' then exists (select from bulk_job j
      where j.organization_id = r.organization_id and j.id = r.record_id and j.state = 'done' and j.changed > 0
        and ${within30Days(sql`j.updated_at`)}) and not ${isUndone("r.record_id")}
  when r.record_kind = 'contact' and r.action in ('updated', 'deleted') then ${within30Days(sql`r.created_at`)}
    and r.changes - array['name', 'phone', 'status', 'attributes', 'listIds', 'tagIds'] = '{}' and not ${isUndone("r.id")}
  else false end`;

/** What undoing a change comes to. Fails with `not_found`, and with `conflict` while it is being made and once it was undone. */
export async function undoableOf(db: Connection, tenant: Tenant, undone: Undone): Promise<Undoable> {
  const found = await ("bulkId" in undone ? bulkChange(db, tenant, undone) : singleChange(db, tenant, undone));
  if (!found) throw DomainError.notFound("bulkId" in undone ? "bulk change" : "change of a contact");
  const { state, ...undoable } = found;
  if (state === "running") throw new DomainError("conflict", "The change is still being made; wait until it is done.");
  const { rows } = await sql<{
    id: string;
    state: string;
    failed: number;
  }>`select u.id, u.state, u.failed from bulk_job u
    where ${within(tenant, "u")} and u.undoes = ${undoable.undoes}::uuid`.execute(db);
  const [earlier] = rows;
  if (!earlier) return undoable;
  if (earlier.state === "running" || earlier.failed === 0) throw undoneAlready();
  const left = sql`select i.contact_id as id from bulk_item i
    where ${within(tenant, "i")} and i.bulk_id = ${earlier.id}::uuid and i.code is not null`;
  return { ...undoable, count: earlier.failed, changed: left, earlierId: earlier.id };
}

/** Lets a change be undone by another than the undo that left some of its contacts. Fails with `conflict` where others were faster. */
export async function releaseEarlier(db: Connection, tenant: Tenant, { undoes, earlierId }: Undoable): Promise<void> {
  if (earlierId === undefined) return;
  const { numAffectedRows } = await sql`update bulk_job u set undoes = null
    where ${within(tenant, "u")} and u.id = ${earlierId}::uuid and u.undoes = ${undoes}::uuid`.execute(db);
  if (Number(numAffectedRows) === 0) throw undoneAlready();
}

export function undoneAlready(): DomainError {
  return new DomainError("conflict", "The change was undone already.");
}

type Found = Undoable & { state: "running" | "done" };

async function bulkChange(db: Connection, tenant: Tenant, { bulkId }: { bulkId: string }): Promise<Found | null> {
  const { rows } = await sql<Omit<Found, "work" | "changed"> & { changes: BulkWork; until: string }>`
    select j.state, j.changed as count, j.changes, j.id as undoes, coalesce(j.original_id, j.id) as "originalId",
      uuid7_floor(j.updated_at + interval '1 second') as until
    from bulk_job j where ${within(tenant, "j")} and j.id = ${bulkId}::uuid
      and (j.state = 'running' or ${within30Days(sql`j.updated_at`)})`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { changes, until, ...found } = row;
  // Its events were made while it was: a range of the log's own order.
  const changed = sql`select distinct e.record_id as id from audit_event e where ${within(tenant, "e")}
    and e.id >= ${bulkId}::uuid and e.id < ${until}::uuid and e.bulk_id = ${bulkId}::uuid`;
  return { ...found, changed, work: changes.delete ? { restore: true } : changes.restore ? { delete: true } : {} };
}

async function singleChange(db: Connection, tenant: Tenant, { eventId }: { eventId: string }): Promise<Found | null> {
  const { rows } = await sql<Pick<Found, "undoes" | "originalId"> & { action: string }>`
    select e.action, e.id as undoes, coalesce(j.original_id, e.bulk_id, e.id) as "originalId"
    from audit_event e left join bulk_job j on j.organization_id = e.organization_id and j.id = e.bulk_id
    where ${within(tenant, "e")} and e.id = ${eventId}::uuid and e.record_kind = 'contact' and e.action in ('updated', 'deleted')
      and ${within30Days(sql`e.created_at`)}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { action, ...found } = row;
  const changed = sql`select e.record_id as id from audit_event e where ${within(tenant, "e")} and e.id = ${eventId}::uuid`;
  return { ...found, state: "done", count: 1, changed, work: action === "deleted" ? { restore: true } : {} };
}
