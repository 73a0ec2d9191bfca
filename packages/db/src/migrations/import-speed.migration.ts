import { Migration } from "@mikro-orm/migrations";

export class ImportSpeedMigration extends Migration {
  override up(): void {
    // Duplicates are found by one pass over a file, so that each row is staged without an index on its phone.
    this.addSql("drop index import_row_phone");
    this.addSql(
      "create index import_row_said on import_row (organization_id, import_id, row) where verdict is not null",
    );
    this.addSql(uuid7);
  }
}

// One expression that uses its argument once: the planner puts it in place of the call, which makes an id three times as fast.
const uuid7 = `
  create or replace function uuid7(ts timestamptz default clock_timestamp()) returns uuid language sql volatile parallel safe as $$
    select (lpad(to_hex(floor(extract(epoch from ts) * 1000)::bigint), 12, '0') || '7'
      || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
  $$;
`;
