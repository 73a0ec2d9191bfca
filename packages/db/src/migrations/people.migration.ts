import { Migration } from "@mikro-orm/migrations";

export class PeopleMigration extends Migration {
  override up(): void {
    this.addSql(tables);
  }
}

const tables = `
    create table invitation (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      email text collate "C" not null,
      role text collate "C" not null,
      role_id uuid null,
      invited_by uuid not null,
      token_hash text collate "C" not null,
      expires_at timestamptz(3) not null,
      primary key (organization_id, id)
    );
    alter table invitation add constraint invitation_email unique (organization_id, email);
    alter table invitation add constraint invitation_token unique (organization_id, token_hash);
    alter table invitation add constraint invitation_role check (role in ('Owner', 'Admin', 'Agent', 'Viewer', 'Custom'));
    alter table invitation add constraint invitation_custom check ((role = 'Custom') = (role_id is not null));
    alter table invitation add constraint invitation_email_length check (char_length(email) >= 3 and char_length(email) <= 254);
    alter table invitation add constraint invitation_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table invitation add constraint invitation_organization_id_role_id_foreign foreign key (organization_id, role_id) references organization_role (organization_id, id);

    alter table organization add constraint organization_name_length check (char_length(name) >= 1 and char_length(name) <= 120);
`;
