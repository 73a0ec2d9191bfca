import type { AttributeOp, ExportFormat } from "@roster/domain";
import type { ColumnTarget, ImportOptions } from "@roster/domain/import";

// The domain has these beside its schemas, and a command that loads those takes twice as long to start.
export const attributeOps = namesOf<AttributeOp>({
  eq: true,
  ne: true,
  in: true,
  gt: true,
  gte: true,
  lt: true,
  lte: true,
  contains: true,
  starts: true,
  exists: true,
});
export const exportFormats = namesOf<ExportFormat>({ csv: true, ndjson: true, vcf: true });
export const importFormats = namesOf<NonNullable<ImportOptions["format"]>>({ csv: true, vcard: true });
export const conflictPolicies = namesOf<ImportOptions["onConflict"]>({ merge: true, update: true, skip: true });
export const columnTargets = namesOf<ColumnTarget>({
  name: true,
  phone: true,
  tags: true,
  attributes: true,
  ignore: true,
});

/** Every name of a type, which the compiler counts. */
function namesOf<Name extends string>(names: Record<Name, true>): Name[] {
  return Object.keys(names) as Name[];
}
