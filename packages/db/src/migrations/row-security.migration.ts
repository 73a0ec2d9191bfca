import { Migration } from "@mikro-orm/migrations";

export class RowSecurityMigration extends Migration {
  override up(): void {
    this.addSql(policies);
  }
}

// A setting that was made for a transaction is empty after it.
const policies = `
    create function current_organization() returns uuid language sql stable parallel safe as $$
      select nullif(current_setting('roster.organization', true), '')::uuid
    $$;

    do $$
    declare tenant_table text;
    begin
      foreach tenant_table in array array[
        'organization_member', 'organization_role', 'invitation', 'api_key', 'contact_list', 'contact_list_tag', 'tag', 'contact_tombstone', 'campaign', 'campaign_list', 'conversation', 'message', 'import_job', 'bulk_job', 'bulk_item',
        'idempotency_key', 'directory_count', 'directory_count_delta'
      ] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('create policy tenant on %I to roster_app using (organization_id = (select current_organization()))', tenant_table);
        execute format('create policy upkeep on %I to roster_upkeep using (true)', tenant_table);
      end loop;
    end $$;

    alter table organization enable row level security;
    create policy tenant on organization to roster_app using (id = (select current_organization()));
    create policy upkeep on organization to roster_upkeep using (true);

    -- Not on contact, contact_list_member, contact_tag and contact_activity: a policy keeps LIKE, @> and the comparison of a status
    -- from their indexes and statistics, for they may leak.
`;
