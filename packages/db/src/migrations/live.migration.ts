import { Migration } from "@mikro-orm/migrations";

export class LiveMigration extends Migration {
  override up(): void {
    this.addSql(table);
    this.addSql(triggers);
  }
}

// Unlogged, for after a crash whoever listens looks at everything anew.
const table = `
    create unlogged table change_notice (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      kind text collate "C" not null,
      ids uuid[] null,
      primary key (organization_id, id)
    );
    alter table change_notice enable row level security;
    create policy tenant on change_notice to roster_app using (organization_id = (select current_organization()));
    create policy upkeep on change_notice to roster_upkeep using (true);
`;

// Of many rows it is told that they are many.
const triggers = `
    create function tell_change(organization uuid, kind text, ids uuid[]) returns void language sql as $$
      insert into change_notice (organization_id, kind, ids)
      values (organization, kind, case when cardinality(ids) <= 20 then ids end)
    $$;

    create function tell_audited() returns trigger language plpgsql as $$
    begin
      perform tell_change(organization_id, record_kind, array_agg(distinct record_id) filter (where record_id is not null))
      from changed group by organization_id, record_kind;
      return null;
    end $$;

    create function tell_conversations() returns trigger language plpgsql as $$
    begin
      perform tell_change(organization_id, 'conversation', array_agg(distinct contact_id)) from changed group by organization_id;
      return null;
    end $$;

    create function tell_messages() returns trigger language plpgsql as $$
    begin
      perform tell_change(v.organization_id, 'conversation', array_agg(distinct v.contact_id))
      from (select distinct organization_id, conversation_id from changed) m
        join conversation v on v.organization_id = m.organization_id and v.id = m.conversation_id
      group by v.organization_id;
      return null;
    end $$;

    create function tell_import() returns trigger language plpgsql as $$
    begin
      perform tell_change(new.organization_id, 'import', null);
      return null;
    end $$;

    create trigger audit_event_told after insert on audit_event referencing new table as changed
      for each statement execute function tell_audited();
    create trigger conversation_told after insert on conversation referencing new table as changed
      for each statement execute function tell_conversations();
    create trigger conversation_retold after update on conversation referencing new table as changed
      for each statement execute function tell_conversations();
    create trigger message_told after insert on message referencing new table as changed
      for each statement execute function tell_messages();
    create trigger message_retold after update on message referencing new table as changed
      for each statement execute function tell_messages();
    create trigger import_job_told after update on import_job for each row
      when (new.done_to_row > old.done_to_row and not new.dry_run) execute function tell_import();
`;
