import { Migration } from "@mikro-orm/migrations";

export class MessageCountsMigration extends Migration {
  override up(): void {
    this.addSql(kinds);
    this.addSql(functions);
    this.addSql(counts);
  }
}

const kinds = `
    alter table directory_count drop constraint directory_count_kind;
    alter table directory_count add constraint directory_count_kind check (kind in ('contact', 'list', 'tag', 'activity', 'catalogue', 'received', 'receivedDaily', 'sent', 'sentDaily'));
    alter table directory_count_delta drop constraint directory_count_delta_kind;
    alter table directory_count_delta add constraint directory_count_delta_kind check (kind in ('contact', 'list', 'tag', 'activity', 'catalogue', 'received', 'receivedDaily', 'sent', 'sentDaily'));
`;

const functions = `
  -- The key under which something is counted by the time it happened: the smallest id of the first moment of that stretch.
  create function bin_id(width interval, moment timestamptz) returns uuid language sql immutable parallel safe strict as $$
    select uuid7_floor(date_bin(width, moment, timestamptz 'epoch'))
  $$;

  create or replace function live_counts() returns table (organization_id uuid, kind text, key uuid, status contact_status, n bigint)
  language sql stable as $$
    select organization_id, 'contact', organization_id, status, count(*) from contact group by 1, 3, 4
    union all select organization_id, 'list', list_id, 'Active', count(*) from contact_list_member group by 1, 3
    union all select organization_id, 'tag', tag_id, 'Active', count(*) from contact_tag group by 1, 3
    union all select organization_id, 'activity', organization_id, 'Active', count(*) from contact_activity group by 1, 3
    union all select m.organization_id, b.kind, b.key, 'Active', sum(m.n)::bigint
    from (select organization_id, case direction when 'InBound' then 'received' else 'sent' end as kind,
        date_bin('15 minutes', created_at, timestamptz 'epoch') as quarter, count(*) as n from message group by 1, 2, 3) m,
      lateral (values (m.kind, bin_id('15 minutes', m.quarter)), (m.kind || 'Daily', bin_id('1 day', m.quarter))) b (kind, key)
    group by 1, 2, 3
  $$;
`;

const counts = `
  insert into directory_count (organization_id, kind, key, status, n)
  select organization_id, kind, key, status, n from live_counts() where kind in ('received', 'receivedDaily', 'sent', 'sentDaily')
`;
