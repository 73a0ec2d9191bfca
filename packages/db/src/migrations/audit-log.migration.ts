import { Migration } from "@mikro-orm/migrations";

export class AuditLogMigration extends Migration {
  override up(): void {
    this.addSql(tables);
  }
}

const tables = `
    create table audit_event (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      action text collate "C" not null,
      actor_kind text collate "C" not null,
      actor_id uuid null,
      actor_name text collate "C" not null,
      session_id uuid null,
      address text collate "C" null,
      request_id uuid null,
      record_kind text collate "C" not null,
      record_id uuid null,
      record_name text collate "C" null,
      changes jsonb not null default '{}',
      primary key (organization_id, id)
    );
    create index audit_event_record on audit_event (organization_id, record_id, id);
    create index audit_event_actor on audit_event (organization_id, actor_id, id);
    create index audit_event_action on audit_event (organization_id, action, id);
    alter table audit_event add constraint audit_event_action_known check (action in ('created', 'updated', 'deleted', 'restored', 'imported', 'exported', 'started', 'joined', 'left', 'signed in'));
    alter table audit_event add constraint audit_event_actor_known check (actor_kind in ('person', 'key', 'system'));
    alter table audit_event add constraint audit_event_record_known check (record_kind in ('contact', 'list', 'tag', 'import', 'bulk', 'export', 'key', 'role', 'member', 'invitation', 'organization', 'session'));
    alter table audit_event add constraint audit_event_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table audit_event enable row level security;
    create policy reading on audit_event for select to roster_app using (organization_id = (select current_organization()));
    create policy adding on audit_event for insert to roster_app with check (organization_id = (select current_organization()));
    create policy upkeep on audit_event to roster_upkeep using (true);

    alter table import_job add actor jsonb null;
    alter table bulk_job add actor jsonb null;
`;
