import { AuditLogMigration } from "./audit-log.migration.ts";
import { DuplicatesMigration } from "./duplicates.migration.ts";
import { ImportSpeedMigration } from "./import-speed.migration.ts";
import { ImportWizardMigration } from "./import-wizard.migration.ts";
import { InitialMigration } from "./initial.migration.ts";
import { KeyParentsMigration } from "./key-parents.migration.ts";
import { ListEngineMigration } from "./list-engine.migration.ts";
import { LiveMigration } from "./live.migration.ts";
import { MessageCountsMigration } from "./message-counts.migration.ts";
import { PeopleMigration } from "./people.migration.ts";
import { PermissionsMigration } from "./permissions.migration.ts";
import { PreferencesMigration } from "./preferences.migration.ts";
import { PublicApiMigration } from "./public-api.migration.ts";
import { RowSecurityMigration } from "./row-security.migration.ts";
import { SegmentsMigration } from "./segments.migration.ts";
import { UndoMigration } from "./undo.migration.ts"; /** Every migration in order, listed: a glob would follow the working directory. Names never change once released. */

export const migrations = [
  { name: "0001_initial", class: InitialMigration },
  { name: "0002_list_engine", class: ListEngineMigration },
  { name: "0003_import_speed", class: ImportSpeedMigration },
  { name: "0004_public_api", class: PublicApiMigration },
  { name: "0005_permissions", class: PermissionsMigration },
  { name: "0006_people", class: PeopleMigration },
  { name: "0007_row_security", class: RowSecurityMigration },
  { name: "0008_audit_log", class: AuditLogMigration },
  { name: "0009_key_parents", class: KeyParentsMigration },
  { name: "0010_preferences", class: PreferencesMigration },
  { name: "0011_segments", class: SegmentsMigration },
  { name: "0012_duplicates", class: DuplicatesMigration },
  { name: "0013_import_wizard", class: ImportWizardMigration },
  { name: "0014_message_counts", class: MessageCountsMigration },
  { name: "0015_live", class: LiveMigration },
  { name: "0016_undo", class: UndoMigration },
];
