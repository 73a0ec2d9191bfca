import { auditRows } from "./audit.sql.ts";
import { countChanges } from "./counts.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import type { Tenant } from "./tenant.ts";

/**
 * CTEs that bring deleted contacts back as they were, with their id, lists and tags. `gone` gives the tombstones, one a phone;
 * `back (organization_id, id, name, phone, status)` has those that came back: not one whose phone another contact has by now.
 */
export function restoring(gone: Fragment, tenant: Tenant): Fragment {
  return sql`gone as (${gone}), back as (
      insert into contact (organization_id, id, name, phone, status, attributes)
      select organization_id, id, document->>'name', phone, (document->>'status')::contact_status, document->'attributes' from gone
      on conflict (organization_id, phone) do nothing returning organization_id, id, name, phone, status
    ), lists as (
      insert into contact_list_member (organization_id, list_id, contact_id)
      select l.organization_id, l.id, b.id from back b join gone g on g.id = b.id,
        jsonb_array_elements_text(g.document->'listIds') w(id) join contact_list l on l.id = w.id::uuid
      where l.organization_id = b.organization_id on conflict do nothing returning organization_id, list_id
    ), tags as (
      insert into contact_tag (organization_id, tag_id, contact_id)
      select t.organization_id, t.id, b.id from back b join gone g on g.id = b.id,
        jsonb_array_elements_text(g.document->'tagIds') w(id) join tag t on t.id = w.id::uuid
      where t.organization_id = b.organization_id on conflict do nothing returning organization_id, tag_id
    ), activity as (
      insert into contact_activity (organization_id, contact_id, last_message_at)
      select b.organization_id, b.id, max(m.created_at) from back b
        join conversation v on v.organization_id = b.organization_id and v.contact_id = b.id
        join message m on m.organization_id = v.organization_id and m.conversation_id = v.id
      group by 1, 2 returning organization_id
    ), forgotten as (
      delete from contact_tombstone t using back b where t.organization_id = b.organization_id and t.id = b.id
    ), counted as (${countChanges([
      { kind: "contact", rows: "back", status: "status" },
      { kind: "list", rows: "lists", key: "list_id" },
      { kind: "tag", rows: "tags", key: "tag_id" },
      { kind: "activity", rows: "activity" },
    ])}),
    audited as (${auditRows({ action: "restored", record: "contact", rows: "back", name: sql`e.name` }, tenant)})`;
}
