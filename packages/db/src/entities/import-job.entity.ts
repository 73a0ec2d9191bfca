import { defineEntity, p } from "@mikro-orm/core";
import { conflictPolicies, importDelimiters, importFormats } from "@roster/domain";
import { importStates } from "@roster/domain/import";
import { createdAt, id, now, oneOf, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";
import { told } from "./told.ts";

const schema = defineEntity({
  name: "ImportJobEntity",
  tableName: "import_job",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    updatedAt: now(),
    state: text().default("receiving"),
    fileName: text(),
    onConflict: text().default("merge"),
    listIds: p.array().columnType("uuid[]").defaultRaw("'{}'"),
    doneToRow: p.integer().default(0),
    read: p.integer().default(0),
    created: p.integer().default(0),
    updated: p.integer().default(0),
    unchanged: p.integer().default(0),
    restored: p.integer().default(0),
    duplicate: p.integer().default(0),
    rejected: p.integer().default(0),
    warnings: p.integer().default(0),
    error: text().nullable(),
    dryRun: p.boolean().default(false),
    actor: p.json().nullable(),
    format: text().nullable(),
    delimiter: text().nullable(),
    headings: p.array().columnType("text[]").nullable(),
    reasons: p.json().defaultRaw("'[]'"),
  },
  indexes: [{ name: "import_job_state", properties: ["state"] }],
  checks: [
    { name: "import_job_state_known", expression: oneOf("state", importStates) },
    { name: "import_job_on_conflict", expression: oneOf("on_conflict", conflictPolicies) },
    { name: "import_job_format", expression: oneOf("format", importFormats) },
    { name: "import_job_delimiter", expression: oneOf("delimiter", importDelimiters) },
  ],
  triggers: [
    told({
      table: "import_job",
      name: "import_job_told",
      event: "update",
      by: "tell_import",
      when: "new.done_to_row > old.done_to_row and not new.dry_run",
    }),
  ],
});
/** One uploaded file and what has become of it so far. */
export class ImportJobEntity extends schema.class {}
schema.setClass(ImportJobEntity);
