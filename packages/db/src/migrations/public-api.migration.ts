import { Migration } from "@mikro-orm/migrations";

export class PublicApiMigration extends Migration {
  override up(): void {
    this.addSql(tables);
    this.addSql(imports);
  }
}

const tables = `
    create table idempotency_key (
      organization_id uuid not null,
      principal_id uuid not null,
      key text collate "C" not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      locked_until timestamptz(3) null,
      fingerprint text collate "C" not null,
      status int null,
      headers jsonb null,
      body text collate "C" null,
      primary key (organization_id, principal_id, key)
    );
    alter table idempotency_key add constraint idempotency_key_organization_id_foreign foreign key (organization_id) references organization (id);

    create table bulk_job (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      updated_at timestamptz(3) not null default clock_timestamp(),
      state text collate "C" not null default 'running',
      changes jsonb not null,
      count int not null,
      done int not null default 0,
      changed int not null default 0,
      unchanged int not null default 0,
      failed int not null default 0,
      primary key (organization_id, id)
    );
    create index bulk_job_state on bulk_job (state);
    alter table bulk_job add constraint bulk_job_state_known check (state in ('running', 'done'));
    alter table bulk_job add constraint bulk_job_organization_id_foreign foreign key (organization_id) references organization (id);

    create table bulk_item (
      organization_id uuid not null,
      bulk_id uuid not null,
      n int not null,
      contact_id uuid not null,
      code text collate "C" null,
      detail text collate "C" null,
      primary key (organization_id, bulk_id, n)
    );
    alter table bulk_item add constraint bulk_item_organization_id_bulk_id_foreign foreign key (organization_id, bulk_id) references bulk_job (organization_id, id);
`;

const imports = `
    alter table import_job add dry_run boolean not null default false;
    alter table import_job drop constraint import_job_on_conflict;
    alter table import_job add constraint import_job_on_conflict check (on_conflict in ('merge', 'update', 'skip'));
    alter table import_row drop constraint import_row_verdict;
    alter table import_row add constraint import_row_verdict check (verdict in ('rejected', 'duplicate', 'warning', 'created', 'updated', 'unchanged', 'restored'));
`;
