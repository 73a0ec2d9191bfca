import { Migration } from "@mikro-orm/migrations";

export class InitialMigration extends Migration {
  override up(): void {
    this.addSql(functions);
    this.addSql(tables);
  }
}

const functions = `
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
  create extension if not exists unaccent;

  -- The form that names are searched and sorted in. Its dictionary and collation are named, so it may be immutable.
  create function norm(value text) returns text language sql immutable parallel safe strict as $$
    select replace(
      lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, nfkc)) collate "und-x-icu"), 'ς', 'σ')
  $$;

  -- A text as a LIKE pattern that matches it literally.
  create function like_literal(value text) returns text language sql immutable parallel safe strict as $$
    select replace(replace(replace(value, '\\', '\\\\'), '%', '\\%'), '_', '\\_')
  $$;

  create function uuid7(ts timestamptz default clock_timestamp()) returns uuid language sql volatile parallel safe as $$
    select overlay(overlay(gen_random_uuid()::text placing substr(hex, 1, 8) || '-' || substr(hex, 9, 4) from 1)
      placing '7' from 15)::uuid
    from lpad(to_hex(floor(extract(epoch from ts) * 1000)::bigint), 12, '0') as hex
  $$;

  create function uuid7_ts(id uuid) returns timestamptz language sql immutable parallel safe strict as $$
    select to_timestamp(('x' || substr(id::text, 1, 8) || substr(id::text, 10, 4))::bit(48)::bigint / 1000.0::float8)
  $$;

  -- The smallest id of a moment, clamped to what an id can hold: a createdAt range is a range of ids.
  create function uuid7_floor(ts timestamptz) returns uuid language sql immutable parallel safe strict as $$
    select (lpad(to_hex(least(greatest(ceil(extract(epoch from ts) * 1000), 0), 281474976710655)::bigint), 12, '0')
      || '00000000000000000000')::uuid
  $$;

  -- A moment as the wire has it: RFC 3339, UTC, milliseconds.
  create function iso(ts timestamptz) returns text language sql stable parallel safe strict as $$
    select to_char(ts at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  $$;
`;

const tables = `
    create type contact_status as enum ('Active', 'Inactive', 'Blocked');
    create table organization (
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      name text collate "C" not null,
      default_region char(2) not null default 'US',
      primary key (id)
    );

    create table import_job (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      updated_at timestamptz(3) not null default clock_timestamp(),
      state text collate "C" not null default 'receiving',
      file_name text collate "C" not null,
      on_conflict text collate "C" not null default 'merge',
      list_ids uuid[] not null default '{}',
      done_to_row int not null default 0,
      read int not null default 0,
      created int not null default 0,
      updated int not null default 0,
      unchanged int not null default 0,
      restored int not null default 0,
      duplicate int not null default 0,
      rejected int not null default 0,
      warnings int not null default 0,
      error text collate "C" null,
      primary key (organization_id, id)
    );
    create index import_job_state on import_job (state);
    alter table import_job add constraint import_job_state_known check (state in ('receiving', 'running', 'done', 'failed'));
    alter table import_job add constraint import_job_on_conflict check (on_conflict in ('merge', 'skip'));

    create table import_row (
      organization_id uuid not null,
      import_id uuid not null,
      "row" int not null,
      verdict text collate "C" null,
      detail text collate "C" not null default '',
      name text collate "C" not null,
      is_named boolean not null default true,
      phone text collate "C" not null,
      tags text[] not null default '{}',
      attributes jsonb not null default '{}',
      primary key (organization_id, import_id, "row")
    );
    create index import_row_phone on import_row (organization_id, import_id, phone, "row");
    alter table import_row add constraint import_row_verdict check (verdict in ('rejected', 'duplicate', 'warning'));

    create table contact_tombstone (
      organization_id uuid not null,
      id uuid not null,
      phone text collate "C" not null,
      deleted_at timestamptz(3) not null default clock_timestamp(),
      document jsonb not null,
      primary key (organization_id, id)
    );
    create index contact_tombstone_phone on contact_tombstone (organization_id, phone, deleted_at);

    create table contact_list (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      name text collate "C" not null,
      description text collate "C" not null default '',
      primary key (organization_id, id)
    );
    alter table contact_list add constraint contact_list_name_length check (char_length(name) >= 1 and char_length(name) <= 120);
    alter table contact_list add constraint contact_list_description_length check (char_length(description) <= 500);

    create table contact (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      updated_at timestamptz(3) not null default clock_timestamp(),
      status contact_status not null default 'Active',
      name text collate "C" not null,
      phone text collate "C" not null,
      attributes jsonb not null default '{}',
      name_key text generated always as (norm(name)) stored collate "C" not null,
      search_text text generated always as (norm(name) || chr(31) || ltrim(phone, '+')) stored collate "C" not null,
      primary key (organization_id, id)
    );
    create index contact_status on contact (organization_id, status, id);
    create index contact_name on contact (organization_id, name_key, id);
    create index contact_updated on contact (organization_id, updated_at, id);
    create index contact_search on contact using gin (organization_id, search_text gin_trgm_ops);
    alter table contact add constraint contact_phone unique (organization_id, phone) include (id);
    alter table contact add constraint contact_name_length check (char_length(name) >= 1 and char_length(name) <= 200);
    alter table contact add constraint contact_phone_format check (phone ~ '^\\+[0-9]{6,15}$');
    alter table contact add constraint contact_attributes_object check (jsonb_typeof(attributes) = 'object');

    create table contact_list_member (
      organization_id uuid not null,
      list_id uuid not null,
      contact_id uuid not null,
      primary key (organization_id, list_id, contact_id)
    );
    create index contact_list_member_contact on contact_list_member (organization_id, contact_id, list_id);

    create table contact_activity (
      organization_id uuid not null,
      contact_id uuid not null,
      last_message_at timestamptz(3) not null,
      primary key (organization_id, contact_id)
    );
    create index contact_activity_last on contact_activity (organization_id, last_message_at, contact_id);

    create table campaign (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      name text collate "C" not null,
      status text collate "C" not null default 'Draft',
      primary key (organization_id, id)
    );
    alter table campaign add constraint campaign_status check (status in ('Draft', 'Scheduled', 'Running', 'Finished'));

    create table conversation (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      contact_id uuid not null,
      campaign_id uuid null,
      initiated_by text collate "C" not null,
      status text collate "C" not null default 'Active',
      primary key (organization_id, id)
    );
    create index conversation_contact on conversation (organization_id, contact_id, id);
    create index conversation_campaign on conversation (organization_id, campaign_id);
    alter table conversation add constraint conversation_status check (status in ('Active', 'Closed', 'Resolved', 'Deleted'));
    alter table conversation add constraint conversation_initiated_by check (initiated_by in ('Contact', 'Campaign'));

    create table message (
      organization_id uuid not null,
      conversation_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      direction text collate "C" not null,
      status text collate "C" not null,
      message_type text collate "C" not null,
      reply_to_message_id uuid null,
      whatsapp_message_id text collate "C" null,
      data jsonb not null default '{}',
      primary key (organization_id, conversation_id, id)
    );
    alter table message add constraint message_direction check (direction in ('InBound', 'OutBound'));
    alter table message add constraint message_status check (status in ('Sent', 'Delivered', 'Read', 'Unread', 'UnDelivered', 'Failed'));
    alter table message add constraint message_message_type check (message_type in ('Text', 'Image', 'Video', 'Audio', 'Document', 'Sticker', 'Location', 'Contacts', 'Reaction', 'Address', 'Interactive', 'Template'));

    create table campaign_list (
      organization_id uuid not null,
      list_id uuid not null,
      campaign_id uuid not null,
      primary key (organization_id, list_id, campaign_id)
    );
    create index campaign_list_campaign on campaign_list (organization_id, campaign_id, list_id);

    create table api_key (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      name text collate "C" not null,
      prefix text collate "C" not null,
      hash text collate "C" not null,
      expires_at timestamptz(3) null,
      last_used_at timestamptz(3) null,
      primary key (organization_id, id)
    );
    alter table api_key add constraint api_key_hash unique (organization_id, hash);

    create table tag (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      label text collate "C" not null,
      primary key (organization_id, id)
    );
    alter table tag add constraint tag_label unique (organization_id, label);
    alter table tag add constraint tag_label_length check (char_length(label) >= 1 and char_length(label) <= 60);

    create table contact_tag (
      organization_id uuid not null,
      tag_id uuid not null,
      contact_id uuid not null,
      primary key (organization_id, tag_id, contact_id)
    );
    create index contact_tag_contact on contact_tag (organization_id, contact_id, tag_id);

    create table contact_list_tag (
      organization_id uuid not null,
      list_id uuid not null,
      tag_id uuid not null,
      primary key (organization_id, list_id, tag_id)
    );

    create table app_user (
      id uuid not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      updated_at timestamptz(3) not null default clock_timestamp(),
      name text collate "C" not null,
      email text collate "C" not null,
      email_verified boolean not null default false,
      image text collate "C" null,
      primary key (id)
    );
    alter table app_user add constraint app_user_email unique (email);

    create table session (
      id uuid not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      updated_at timestamptz(3) not null default clock_timestamp(),
      expires_at timestamptz(3) not null,
      token text collate "C" not null,
      ip_address text collate "C" null,
      user_agent text collate "C" null,
      active_organization_id uuid null,
      user_id uuid not null,
      primary key (id)
    );
    create index session_by_user on session (user_id);
    alter table session add constraint session_token unique (token);

    create table organization_member (
      organization_id uuid not null,
      user_id uuid not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      role text collate "C" not null default 'Owner',
      primary key (organization_id, user_id)
    );
    create index organization_member_user on organization_member (user_id, organization_id);
    alter table organization_member add constraint organization_member_role check (role in ('Owner'));

    create table account (
      id uuid not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      updated_at timestamptz(3) not null default clock_timestamp(),
      account_id text collate "C" not null,
      provider_id text collate "C" not null,
      user_id uuid not null,
      access_token text collate "C" null,
      refresh_token text collate "C" null,
      id_token text collate "C" null,
      access_token_expires_at timestamptz(3) null,
      refresh_token_expires_at timestamptz(3) null,
      scope text collate "C" null,
      password text collate "C" null,
      primary key (id)
    );
    create index account_user on account (user_id);

    create table verification (
      id uuid not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      updated_at timestamptz(3) not null default clock_timestamp(),
      identifier text collate "C" not null,
      value text collate "C" not null,
      expires_at timestamptz(3) not null,
      primary key (id)
    );
    create index verification_identifier on verification (identifier);
    alter table import_job add constraint import_job_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table import_row add constraint import_row_organization_id_import_id_foreign foreign key (organization_id, import_id) references import_job (organization_id, id);
    alter table contact_tombstone add constraint contact_tombstone_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table contact_list add constraint contact_list_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table contact add constraint contact_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table contact_list_member add constraint contact_list_member_organization_id_list_id_foreign foreign key (organization_id, list_id) references contact_list (organization_id, id);
    alter table contact_list_member add constraint contact_list_member_organization_id_contact_id_foreign foreign key (organization_id, contact_id) references contact (organization_id, id);
    alter table contact_activity add constraint contact_activity_organization_id_contact_id_foreign foreign key (organization_id, contact_id) references contact (organization_id, id);
    alter table campaign add constraint campaign_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table conversation add constraint conversation_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table conversation add constraint conversation_organization_id_campaign_id_foreign foreign key (organization_id, campaign_id) references campaign (organization_id, id);
    alter table message add constraint message_organization_id_conversation_id_foreign foreign key (organization_id, conversation_id) references conversation (organization_id, id);
    alter table campaign_list add constraint campaign_list_organization_id_list_id_foreign foreign key (organization_id, list_id) references contact_list (organization_id, id);
    alter table campaign_list add constraint campaign_list_organization_id_campaign_id_foreign foreign key (organization_id, campaign_id) references campaign (organization_id, id);
    alter table api_key add constraint api_key_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table tag add constraint tag_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table contact_tag add constraint contact_tag_organization_id_tag_id_foreign foreign key (organization_id, tag_id) references tag (organization_id, id);
    alter table contact_tag add constraint contact_tag_organization_id_contact_id_foreign foreign key (organization_id, contact_id) references contact (organization_id, id);
    alter table contact_list_tag add constraint contact_list_tag_organization_id_list_id_foreign foreign key (organization_id, list_id) references contact_list (organization_id, id);
    alter table contact_list_tag add constraint contact_list_tag_organization_id_tag_id_foreign foreign key (organization_id, tag_id) references tag (organization_id, id);
    alter table session add constraint session_user_id_foreign foreign key (user_id) references app_user (id) on delete cascade;
    alter table organization_member add constraint organization_member_organization_id_foreign foreign key (organization_id) references organization (id);
    alter table organization_member add constraint organization_member_user_id_foreign foreign key (user_id) references app_user (id) on delete cascade;
    alter table account add constraint account_user_id_foreign foreign key (user_id) references app_user (id) on delete cascade;
`;
