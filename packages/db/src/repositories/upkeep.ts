import { limits } from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { countChanges } from "./counts.sql.ts";
import { sql } from "./sql.ts";
import { everyTenant } from "./tenant.ts";
import { run, transaction } from "./transaction.ts";

const contactsAtOnce = 1_000;

/** Forgets what is kept for a time only, across tenants: contacts deleted long ago with their conversations, old answers and reports, links that expired. */
export async function forgetWhatIsOver(em: EntityManager): Promise<void> {
  while ((await purgeContacts(em)) === contactsAtOnce);
  const old = sql`delete from idempotency_key where created_at < now() - ${sql.lit(limits.idempotencyHours)} * interval '1 hour'`;
  await run(em, everyTenant, old);
  const final = sql`delete from contact_merge where created_at < now() - ${sql.lit(limits.restoreDays)} * interval '1 day'`;
  await run(em, everyTenant, final);
  await run(em, everyTenant, sql`delete from invitation where expires_at < now()`);
  await run(em, everyTenant, sql`delete from verification where expires_at < now()`);
  // A dry run has a word on every row of its file. One that may still be started keeps them.
  const judged = sql`delete from import_row r using import_job j
    where j.dry_run and j.updated_at < now() - ${sql.lit(limits.dryRunHours + 1)} * interval '1 hour'
    and r.organization_id = j.organization_id and r.import_id = j.id`;
  await run(em, everyTenant, judged);
  await transaction(em, everyTenant, async (over) => {
    const jobs = sql`select organization_id, id from bulk_job
      where state = 'done' and updated_at < now() - ${sql.lit(limits.restoreDays)} * interval '1 day'`;
    await sql`delete from bulk_item i using (${jobs}) j where i.organization_id = j.organization_id and i.bulk_id = j.id`.execute(
      over,
    );
    await sql`delete from bulk_job b using (${jobs}) j where b.organization_id = j.organization_id and b.id = j.id
      and not exists (select from bulk_item i where i.organization_id = b.organization_id and i.bulk_id = b.id)`.execute(
      over,
    );
  });
}

async function purgeContacts(em: EntityManager): Promise<number> {
  return transaction(em, everyTenant, async (db) => {
    const { rows } = await sql<{ organization_id: string; id: string }>`
      delete from contact_tombstone t using (select organization_id, id from contact_tombstone
        where deleted_at < now() - ${sql.lit(limits.restoreDays)} * interval '1 day' limit ${sql.lit(contactsAtOnce)} for update skip locked) o
      where t.organization_id = o.organization_id and t.id = o.id returning t.organization_id, t.id`.execute(db);
    if (rows.length === 0) return 0;
    const gone = sql`json_to_recordset(${JSON.stringify(rows)}::json) as g(organization_id uuid, id uuid)`;
    const conversations = sql`select v.organization_id, v.id from ${gone}
      join conversation v on v.organization_id = g.organization_id and v.contact_id = g.id
      where not exists (select from contact c where c.organization_id = v.organization_id and c.id = v.contact_id)`;
    await sql`with forgotten as (delete from message m using (${conversations}) v
        where m.organization_id = v.organization_id and m.conversation_id = v.id
        returning m.organization_id, m.direction, bin_id('15 minutes', m.created_at) as quarter, bin_id('1 day', m.created_at) as day),
      received as (select * from forgotten where direction = 'InBound'),
      sent as (select * from forgotten where direction = 'OutBound')
      ${countChanges([
        { kind: "received", rows: "received", key: "quarter", sign: -1 },
        { kind: "receivedDaily", rows: "received", key: "day", sign: -1 },
        { kind: "sent", rows: "sent", key: "quarter", sign: -1 },
        { kind: "sentDaily", rows: "sent", key: "day", sign: -1 },
      ])}`.execute(db);
    await sql`delete from conversation d using (${conversations}) v where d.organization_id = v.organization_id and d.id = v.id`.execute(
      db,
    );
    await sql`delete from duplicate_dismissal d using ${gone}
      where d.organization_id = g.organization_id and (d.contact_id = g.id or d.other_id = g.id)`.execute(db);
    await sql`update audit_event e set record_name = null, changes = '{}' from ${gone}
      where e.organization_id = g.organization_id and e.record_id = g.id and e.record_kind = 'contact'`.execute(db);
    return rows.length;
  });
}
