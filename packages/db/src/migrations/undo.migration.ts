import { Migration } from "@mikro-orm/migrations";

export class UndoMigration extends Migration {
  override up(): void {
    this.addSql(columns);
  }
}

const columns = `
    alter table audit_event add bulk_id uuid null;
    alter table bulk_job add undoes uuid null, add original_id uuid null;
    alter table bulk_job add constraint bulk_job_undoes unique (organization_id, undoes);
`;
