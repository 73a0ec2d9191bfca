import { sql } from "./sql.ts";

/** The columns of an `ImportSummary`, of a job `j`. */
export const summaryColumns = sql`j.id as "importId", iso(j.created_at) as "createdAt",
  json_build_object('kind', coalesce(j.actor->>'kind', 'system'), 'name', coalesce(j.actor->>'name', 'Roster')) as actor,
  j.state, j.file_name as "fileName", j.dry_run as "dryRun", j.read, j.created, j.updated, j.unchanged, j.restored, j.duplicate,
  j.rejected, j.warnings, j.error`;
