import { Migration } from "@mikro-orm/migrations";

export class KeyParentsMigration extends Migration {
  override up(): void {
    this.addSql("alter table api_key add parent_id uuid null");
  }
}
