import { Migration } from "@mikro-orm/migrations";

export class SegmentsMigration extends Migration {
  override up(): void {
    this.addSql(tables);
  }
}

const tables = `
    create table segment (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      updated_at timestamptz(3) not null default clock_timestamp(),
      name text collate "C" not null,
      criteria jsonb not null,
      sort_by text collate "C" not null,
      sort_order text collate "C" not null,
      is_shared boolean not null,
      owner_id uuid null,
      primary key (organization_id, id)
    );
    create unique index segment_shared_name on segment (organization_id, name) where is_shared;
    create unique index segment_personal_name on segment (organization_id, owner_id, name) where not is_shared;
    alter table segment add constraint segment_name_length check (char_length(name) >= 1 and char_length(name) <= 80);
    alter table segment add constraint segment_criteria_object check (jsonb_typeof(criteria) = 'object');
    alter table segment add constraint segment_sort_known check (sort_by in ('createdAt', 'updatedAt', 'name', 'phone', 'status', 'lastMessageAt'));
    alter table segment add constraint segment_order_known check (sort_order in ('asc', 'desc'));
    alter table segment add constraint segment_personal check (is_shared or owner_id is not null);
    alter table segment add constraint segment_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table segment add constraint segment_organization_id_owner_id_foreign foreign key (organization_id, owner_id) references organization_member (organization_id, user_id);
    alter table segment enable row level security;
    create policy tenant on segment to roster_app using (organization_id = (select current_organization()));
    create policy upkeep on segment to roster_upkeep using (true);

    alter table audit_event drop constraint audit_event_record_known;
    alter table audit_event add constraint audit_event_record_known check (record_kind in ('contact', 'list', 'tag', 'segment', 'import', 'bulk', 'export', 'key', 'role', 'member', 'invitation', 'organization', 'session'));
`;
