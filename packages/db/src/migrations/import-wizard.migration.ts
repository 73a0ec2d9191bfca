import { Migration } from "@mikro-orm/migrations";

export class ImportWizardMigration extends Migration {
  override up(): void {
    this.addSql(columns);
  }
}

// What a rejected row was in its file, and what the file was, so that the rows can be given back as they were.
const columns = `
    alter table import_job add format text collate "C" null, add delimiter text collate "C" null, add headings text[] null,
      add reasons jsonb not null default '[]';
    alter table import_job add constraint import_job_format check (format in ('csv', 'vcard'));
    alter table import_job add constraint import_job_delimiter check (delimiter in (',', ';', '\t'));
    alter table import_row add source text[] null;
    create index import_row_rejected on import_row (organization_id, import_id, row) where verdict = 'rejected';
`;
