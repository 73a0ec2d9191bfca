import { Migration } from "@mikro-orm/migrations";

export class PreferencesMigration extends Migration {
  override up(): void {
    this.addSql("alter table organization_member add preferences jsonb null");
  }
}
