import { Migration } from "@mikro-orm/migrations";

export class DuplicatesMigration extends Migration {
  override up(): void {
    this.addSql(functions);
    // Over an expression, so that no row is written anew: some seconds for a million contacts, in which none can be written.
    this.addSql("create index contact_ending on contact (organization_id, right(phone_key(phone), 8)) include (phone)");
    this.addSql("analyze contact");
    this.addSql(tables);
  }
}

// Codes of countries that have a trunk prefix 0, and no number that begins with it. Italy, Gabon and others keep theirs.
const zeroCodes = [
  "2(?:[07]|1[1238]|3[1-4]|4[39]|5[124-6]|6[0-5]|91)",
  "3(?:[1-3]|5[3589]|7[0347]|8[0-35-79])",
  "4(?:[013469]|2[13])",
  "5(?:[134578]|08|9[0134568])",
  "6(?:[0-46]|86)",
  "8(?:[1246]|5[056]|8[06])",
  "9(?:[0-58]|6[1-467]|7[0-267]|9[4-6])",
].join("|");
const otherTrunks = [
  "(1)1(?=[0-9]{10}$)",
  "(7)8(?=[0-9]{10}$)",
  "(370|993)8(?=[0-9]{8}$)",
  "(375)8(?=[0-9]{9}$)",
  "(692)1(?=[0-9]{7}$)",
  "(36)06",
  "(250)0(?=[1-57-9])",
].join("|");

const functions = `
  -- What all spellings of one number have in common: no trunk prefix after the country's code, Mexico's mobiles without their old
  -- 1, Argentina's numbers with a 9, Brazil's mobiles with their ninth digit. It uses its argument as a column alone, so that it
  -- is put in place of the call; most numbers are told by the first expression to be as they are.
  create function phone_key(phone text) returns text language sql immutable parallel safe as $$
    select case when phone ~ '^\\+(?:5[245]|[2-9][0-9]{1,2}0|11|78|3[67]|9938|6921)' then
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(phone,
        '^\\+(?:(${zeroCodes})0(?=[1-9])|${otherTrunks})', '+\\1\\2\\3\\4\\5\\6\\7\\8'),
        '^\\+52(?:0?1|04[45])([0-9]{10})$', '+52\\1'),
        '^\\+54([1-3][0-9]{9})$', '+549\\1'),
        '^\\+55([1-9]{2})([6-9][0-9]{7})$', '+55\\19\\2')
    else phone end
  $$;

  -- Whether two normalized names may be one person's: alike but for some letters, or one has all words of the other.
  create function similar_names(a text, b text) returns boolean language sql immutable parallel safe as $$
    select a ~ '[^-0-9+(). ]' and b ~ '[^-0-9+(). ]' and (a = b or public.similarity(a, b) >= 0.4
      or char_length(a) between 3 and char_length(b) and public.strict_word_similarity(a, b) >= 0.9
      or char_length(b) between 3 and char_length(a) and public.strict_word_similarity(b, a) >= 0.9)
  $$;
`;

const tables = `
    create table duplicate_dismissal (
      organization_id uuid not null,
      contact_id uuid not null,
      other_id uuid not null,
      dismissal_id uuid not null,
      primary key (organization_id, contact_id, other_id)
    );
    create index duplicate_dismissal_other on duplicate_dismissal (organization_id, other_id);
    create index duplicate_dismissal_said on duplicate_dismissal (organization_id, dismissal_id);
    alter table duplicate_dismissal add constraint duplicate_dismissal_order check (contact_id < other_id);
    alter table duplicate_dismissal add constraint duplicate_dismissal_organization_id_foreign foreign key (organization_id) references organization (id);

    create table contact_merge (
      organization_id uuid not null,
      id uuid not null default uuid7(),
      created_at timestamptz(3) generated always as (uuid7_ts(id)) stored not null,
      survivor_id uuid not null,
      document jsonb not null,
      primary key (organization_id, id)
    );
    alter table contact_merge add constraint contact_merge_organization_id_foreign foreign key (organization_id) references organization (id);

    do $$
    declare tenant_table text;
    begin
      foreach tenant_table in array array['duplicate_dismissal', 'contact_merge'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('create policy tenant on %I to roster_app using (organization_id = (select current_organization()))', tenant_table);
        execute format('create policy upkeep on %I to roster_upkeep using (true)', tenant_table);
      end loop;
    end $$;
`;
