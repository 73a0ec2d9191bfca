import { defineEntity, p } from "@mikro-orm/core";
import { importOutcomes, importVerdicts } from "@roster/domain/import";
import { belongsTo, oneOf, text } from "./columns.ts";
import { ImportJobEntity } from "./import-job.entity.ts";

const schema = defineEntity({
  name: "ImportRowEntity",
  tableName: "import_row",
  properties: {
    organizationId: p.uuid().primary(),
    importId: p.uuid().primary(),
    row: p.integer().primary(),
    job: () => belongsTo(ImportJobEntity, "import_id"),
    verdict: text().nullable(),
    detail: text().default(""),
    name: text(),
    isNamed: p.boolean().default(true),
    phone: text(),
    tags: p.array().columnType("text[]").defaultRaw("'{}'"),
    attributes: p.json().defaultRaw("'{}'"),
    source: p.array().columnType("text[]").nullable(),
  },
  indexes: [
    {
      name: "import_row_said",
      expression:
        "create index import_row_said on import_row (organization_id, import_id, row) where verdict is not null",
    },
    {
      name: "import_row_rejected",
      expression:
        "create index import_row_rejected on import_row (organization_id, import_id, row) where verdict = 'rejected'",
    },
  ],
  checks: [{ name: "import_row_verdict", expression: oneOf("verdict", [...importVerdicts, ...importOutcomes]) }],
});
/** A row of an uploaded file: staged until it is stored, kept afterwards only where there is something to say about it. */
export class ImportRowEntity extends schema.class {}
schema.setClass(ImportRowEntity);
