import { Migration } from "@mikro-orm/migrations";

export class ListEngineMigration extends Migration {
  override up(): void {
    this.addSql(tables);
    this.addSql(physical);
    this.addSql(functions);
    this.addSql("select rebuild_counts(id) from organization");
  }
}

const tables = `
    create table directory_count (
      organization_id uuid not null,
      kind text collate "C" not null,
      key uuid not null,
      status contact_status not null default 'Active',
      n bigint not null,
      primary key (organization_id, kind, key, status)
    );
    alter table directory_count add constraint directory_count_kind check (kind in ('contact', 'list', 'tag', 'activity', 'catalogue'));
    alter table directory_count add constraint directory_count_organization_id_foreign foreign key (organization_id) references organization (id);

    create table directory_count_delta (
      organization_id uuid not null,
      kind text collate "C" not null,
      key uuid not null,
      id uuid not null default gen_random_uuid(),
      status contact_status not null default 'Active',
      n bigint not null,
      primary key (organization_id, kind, key, id)
    );
    alter table directory_count_delta add constraint directory_count_delta_kind check (kind in ('contact', 'list', 'tag', 'activity', 'catalogue'));
    alter table directory_count_delta add constraint directory_count_delta_organization_id_foreign foreign key (organization_id) references organization (id);

    alter table contact_list add campaigns_sent int not null default 0;
    create index contact_attributes on contact using gin (organization_id, attributes jsonb_path_ops);
`;

// Index-only scans visit the heap where a page was changed since the last vacuum: tables that lists are read from are vacuumed early.
const physical = `
    alter table contact set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
    alter table contact alter search_text set statistics 500, alter attributes set statistics 500;
    alter table contact_list_member set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
    alter table contact_tag set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
    alter table contact_activity set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
    alter table directory_count set (fillfactor = 70);
    alter table directory_count_delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
`;

const functions = `
  create function live_counts() returns table (organization_id uuid, kind text, key uuid, status contact_status, n bigint)
  language sql stable as $$
    select organization_id, 'contact', organization_id, status, count(*) from contact group by 1, 3, 4
    union all select organization_id, 'list', list_id, 'Active', count(*) from contact_list_member group by 1, 3
    union all select organization_id, 'tag', tag_id, 'Active', count(*) from contact_tag group by 1, 3
    union all select organization_id, 'activity', organization_id, 'Active', count(*) from contact_activity group by 1, 3
  $$;

  -- An organization's counts from the rows themselves, for rows that were stored by hand. Nobody may write to it meanwhile.
  create function rebuild_counts(organization uuid) returns void language sql as $$
    delete from directory_count_delta where organization_id = organization and kind <> 'catalogue';
    delete from directory_count where organization_id = organization and kind <> 'catalogue';
    insert into directory_count (organization_id, kind, key, status, n)
    select organization_id, kind, key, status, n from live_counts() where organization_id = organization;
    update contact_list l set campaigns_sent = s.n from (
      select x.list_id, count(*) as n from campaign_list x
      where x.organization_id = organization and exists (
        select from conversation v join message g on g.organization_id = v.organization_id and g.conversation_id = v.id
        where v.organization_id = x.organization_id and v.campaign_id = x.campaign_id and g.direction = 'OutBound' and g.status <> 'Failed')
      group by 1) s
    where l.organization_id = organization and l.id = s.list_id and l.campaigns_sent <> s.n;
  $$;
`;
