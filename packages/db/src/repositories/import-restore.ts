import { restoring } from "./contact-restore.sql.ts";
import { sql } from "./sql.ts";
import type { Tenant } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

/** Brings deleted contacts of a chunk back as they were, before anything is merged into them. */
export async function restoreDeleted(db: Connection, tenant: Tenant): Promise<void> {
  const gone = sql`select distinct on (t.phone) t.organization_id, t.id, t.phone, t.document
    from contact_tombstone t join import_chunk r on r.organization_id = t.organization_id and r.phone = t.phone
    where r.outcome = 'created'
    order by t.phone, t.deleted_at desc, t.id`;
  await sql`with ${restoring(gone, tenant)}
    update import_chunk r set outcome = 'restored', contact_id = b.id from back b where r.phone = b.phone`.execute(db);
}
