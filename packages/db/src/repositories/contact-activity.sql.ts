import { countChanges } from "./counts.sql.ts";
import { sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

/** Has some contacts have the activity that their conversations tell of. */
export async function refreshActivity(db: Connection, ids: readonly string[], tenant: Tenant): Promise<void> {
  await sql`with gone as (delete from contact_activity a where ${within(tenant, "a")} and a.contact_id = any(${[...ids]}::uuid[])
      returning a.organization_id)
    ${countChanges([{ kind: "activity", rows: "gone", sign: -1 }])}`.execute(db);
  await sql`with made as (
      insert into contact_activity (organization_id, contact_id, last_message_at)
      select v.organization_id, v.contact_id, max(g.created_at) from conversation v cross join lateral (
        select m.created_at from message m where ${within(tenant, "m")} and m.conversation_id = v.id order by m.id desc limit 1) g
      where ${within(tenant, "v")} and v.contact_id = any(${[...ids]}::uuid[])
        and exists (select from contact c where ${within(tenant, "c")} and c.id = v.contact_id)
      group by 1, 2 returning organization_id)
    ${countChanges([{ kind: "activity", rows: "made" }])}`.execute(db);
}
