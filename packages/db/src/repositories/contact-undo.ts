import { type ContactStatus, DomainError } from "@roster/domain";
import { type ChangedOrFailed, type ContactFailure, ContactWriter, groupKinds, groupTables } from "./contact-writer.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import type { Connection } from "./transaction.ts";
import { attributesAfter, type ContactEvent, type ContactNow, groupsIn, planUndo, type Undoing } from "./undo-plan.ts";

interface StoredEvent extends ContactEvent {
  contactId: string;
  isOwn: boolean;
}

interface Undone {
  contactIds: readonly string[];
  /** Which events `e` are undone. */
  own: Fragment<boolean>;
  /** None of them was made before it. */
  since: Fragment<Date>;
}

type Steps = Extract<Undoing, { steps: unknown }>["steps"];

/**
 * Puts contacts back as they were before some events, each whole or not at all: one is left where others made something else of
 * the same member since. Answers the ids that were changed, and why others were left.
 */
export async function undoContacts(db: Connection, tenant: Tenant, undone: Undone): Promise<ChangedOrFailed> {
  const present = await lockContacts(db, tenant, undone.contactIds);
  const events = Map.groupBy(await eventsOf(db, tenant, undone), ({ contactId }) => contactId);
  const own = (id: string) => (events.get(id) ?? []).filter(({ isOwn }) => isOwn);
  const groups = await groupsOf(db, tenant, undone.contactIds.flatMap(own));
  const steps = new Map<string, Steps>();
  const failures: ContactFailure[] = [];
  for (const id of undone.contactIds) {
    const stored = present.get(id);
    const now = stored ? { ...stored, groupIds: groups.idsOf.get(id) ?? new Set<string>() } : null;
    // Events are in the order of their ids: what came before the first that is undone is no matter of it.
    const all = events.get(id) ?? [];
    const later = all.slice(all.findIndex(({ isOwn }) => isOwn)).filter(({ isOwn }) => !isOwn);
    const plan = planUndo(own(id), { later, now, known: (_, groupId) => groups.known.has(groupId) });
    if ("failure" in plan) failures.push({ id, ...plan.failure });
    else if (plan.steps.length > 0) steps.set(id, plan.steps);
  }
  const done = await carryOut(new ContactWriter(db, tenant), steps);
  return { changed: done.changed, failures: [...failures, ...done.failures] };
}

/** Tombstones before contacts: who brings a contact back meanwhile is waited for, and seen. */
async function lockContacts(
  db: Connection,
  tenant: Tenant,
  ids: readonly string[],
): Promise<Map<string, Omit<ContactNow, "groupIds">>> {
  await sql`select from contact_tombstone t where ${within(tenant, "t")} and t.id = any(${[...ids]}::uuid[])
    order by t.id for update`.execute(db);
  const { rows } = await sql<{ id: string } & Omit<ContactNow, "groupIds">>`
    select c.id, c.name, c.phone, c.status, c.attributes from contact c
    where ${within(tenant, "c")} and c.id = any(${[...ids]}::uuid[]) order by c.id for update`.execute(db);
  return new Map(rows.map(({ id, ...now }) => [id, now]));
}

/** The events that are undone and those that came after, in their order. */
async function eventsOf(
  db: Connection,
  tenant: Tenant,
  { contactIds, own, since }: Undone,
): Promise<readonly StoredEvent[]> {
  // By `created_at`, not by `id`: only the index of a record's events may do, however old the planner's statistics are.
  const { rows } = await sql<StoredEvent>`
    select e.record_id as "contactId", e.action, e.changes, coalesce(j.original_id, e.bulk_id, e.id) as chain, (${own}) as "isOwn"
    from audit_event e left join bulk_job j on j.organization_id = e.organization_id and j.id = e.bulk_id
    where ${within(tenant, "e")} and e.record_kind = 'contact' and e.record_id = any(${[...contactIds]}::uuid[])
      and e.created_at >= ${since} order by e.id`.execute(db);
  return rows;
}

/** Which of the lists and tags of some events there are still, and which contacts have which of them. */
async function groupsOf(
  db: Connection,
  tenant: Tenant,
  events: readonly StoredEvent[],
): Promise<{ known: ReadonlySet<string>; idsOf: ReadonlyMap<string, ReadonlySet<string>> }> {
  const known = new Set<string>();
  const idsOf = new Map<string, Set<string>>();
  for (const group of groupKinds) {
    const ids = [...new Set(groupsIn(events, group))];
    if (ids.length === 0) continue;
    const { table, members, column } = groupTables[group];
    const { rows: kept } = await sql<{ id: string }>`select g.id from ${sql.ref(table)} g
      where ${within(tenant, "g")} and g.id = any(${ids}::uuid[]) order by g.id for key share`.execute(db);
    for (const { id } of kept) known.add(id);
    const contactIds = [...new Set(events.map(({ contactId }) => contactId))];
    const { rows } = await sql<{ contactId: string; id: string }>`
      select m.contact_id as "contactId", m.${sql.ref(column)} as id from ${sql.ref(members)} m
      where ${within(tenant, "m")} and m.contact_id = any(${contactIds}::uuid[]) and m.${sql.ref(column)} = any(${ids}::uuid[])`.execute(
      db,
    );
    for (const { contactId, id } of rows) idsOf.set(contactId, (idsOf.get(contactId) ?? new Set()).add(id));
  }
  return { known, idsOf };
}

/** Takes the steps of all contacts, those that are the same together. */
async function carryOut(writer: ContactWriter, steps: ReadonlyMap<string, Steps>): Promise<ChangedOrFailed> {
  const changed = new Set<string>();
  const failures: ContactFailure[] = [];
  let rest = [...steps].flatMap(([id, own]) => own.map((step) => ({ id, ...step })));
  type Step = (typeof rest)[number];
  async function take(
    wanted: (step: Step) => boolean,
    by: (step: Step) => string,
    act: (ids: string[], key: string) => Promise<ChangedOrFailed | string[]>,
  ): Promise<void> {
    for (const [key, some] of Map.groupBy(rest.filter(wanted), by)) {
      const done = await act([...new Set(some.map(({ id }) => id))], key);
      const outcome = Array.isArray(done) ? { changed: done, failures: [] } : done;
      for (const id of outcome.changed) changed.add(id);
      failures.push(...outcome.failures);
      const failed = new Set(outcome.failures.map(({ id }) => id));
      rest = rest.filter(({ id }) => !failed.has(id));
    }
  }
  const of = (member: Step["member"]) => (step: Step) => step.member === member;
  const coming = (member: Step["member"]) => (step: Step) => step.member === member && step.before !== undefined;
  const going = (member: Step["member"]) => (step: Step) => step.member === member && step.before === undefined;
  const together = () => "";
  // Before everything else: a contact that fails is left as it is.
  await take(
    (step) => of("name")(step) || of("phone")(step),
    ({ id }) => id,
    (_, id) => putBackFields(writer, id, steps.get(id) ?? []),
  );
  await take(coming("contact"), together, (ids) => writer.restoreMany(ids));
  await take(of("attributes"), together, (ids) =>
    writer.changeAttributes(ids, (now, id) => attributesAfter(steps.get(id) ?? [], now)),
  );
  await take(
    of("status"),
    ({ before }) => String(before),
    (ids, status) => writer.setStatus(ids, status as ContactStatus),
  );
  for (const group of groupKinds) {
    const byId = ({ key }: Step) => key;
    await take(coming(`${group}Ids`), byId, (ids, groupId) => writer.join(group, groupId, ids));
    await take(going(`${group}Ids`), byId, (ids, groupId) => writer.leave(group, groupId, ids));
  }
  await take(going("contact"), together, (ids) => writer.remove(ids));
  return { changed: [...changed], failures };
}

/** A name and a phone, which are changed of one contact at a time. */
async function putBackFields(writer: ContactWriter, id: string, steps: Steps): Promise<ChangedOrFailed> {
  const fields = steps.filter(({ member }) => member === "name" || member === "phone");
  const before = Object.fromEntries(fields.map((step) => [step.member, step.before]));
  try {
    await writer.change(id, undefined, (now) => ({ ...now, ...before }));
    return { changed: [id], failures: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { changed: [], failures: [{ id, code: error.code, detail: error.message }] };
  }
}
