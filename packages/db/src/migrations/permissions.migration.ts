import { Migration } from "@mikro-orm/migrations";

export class PermissionsMigration extends Migration {
  override up(): void {
    this.addSql(tables);
    this.addSql(earlierKeys);
  }
}

const tables = `
    create table organization_role (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      name text collate "C" not null,
      description text collate "C" not null default '',
      permissions text[] not null,
      primary key (organization_id, id)
    );
    alter table organization_role add constraint organization_role_name unique (organization_id, name);
    alter table organization_role add constraint organization_role_name_length check (char_length(name) >= 1 and char_length(name) <= 60);
    alter table organization_role add constraint organization_role_organization_id_foreign foreign key (organization_id) references organization (id);

    alter table organization_member add role_id uuid null;
    alter table organization_member drop constraint organization_member_role;
    alter table organization_member add constraint organization_member_role check (role in ('Owner', 'Admin', 'Agent', 'Viewer', 'Custom'));
    alter table organization_member add constraint organization_member_custom check ((role = 'Custom') = (role_id is not null));
    alter table organization_member add constraint organization_member_organization_id_role_id_foreign foreign key (organization_id, role_id) references organization_role (organization_id, id);

    alter table api_key add permissions text[] not null default '{}';
    alter table api_key add created_by uuid null;
`;

// Keys that were made before could do everything there was: what is permitted later is none of it.
const earlierKeys = `
    update api_key set permissions = '{
      Get:Contact,Create:Contact,Update:Contact,Delete:Contact,BulkImport:Contacts,Export:Contacts,
      Get:List,Create:List,Update:List,Delete:List,Get:Tag,Create:Tag,Update:Tag,Delete:Tag,
      Get:Conversation,Get:Campaign,Get:ApiKey,Create:ApiKey,Delete:ApiKey,Get:OrganizationMember,
      Update:OrganizationMember,Delete:OrganizationMember,Get:OrganizationRole,Create:OrganizationRole,
      Update:OrganizationRole,Delete:OrganizationRole
    }';
`;
