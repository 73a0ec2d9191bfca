import { defineEntity, p } from "@mikro-orm/core";
import { contactStatuses } from "@roster/domain";
import { oneOf, organization, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

/**
 * What is counted: contacts by status (key: the organization), members of a list and contacts of a tag (key: its id),
 * contacts with activity (key: the organization), changes of lists and tags (key: the organization), and messages in and out by
 * quarters of an hour, which every time zone's days are made of, and by days of UTC (key: `bin_id`).
 */
export const countKinds = [
  "contact",
  "list",
  "tag",
  "activity",
  "catalogue",
  "received",
  "receivedDaily",
  "sent",
  "sentDaily",
] as const;
export type CountKind = (typeof countKinds)[number];

const counted = {
  organization,
  kind: text().primary(),
  key: p.uuid().primary(),
};
const status = p.enum(contactStatuses).nativeEnumName("contact_status").default("Active");

const schema = defineEntity({
  name: "DirectoryCountEntity",
  tableName: "directory_count",
  policies: ofTenant,
  properties: { ...counted, status: status.primary(), n: p.bigint() },
  checks: [{ name: "directory_count_kind", expression: oneOf("kind", countKinds) }],
});
/** How many there were when counts were last compacted; the deltas since then are added to it. */
export class DirectoryCountEntity extends schema.class {}
schema.setClass(DirectoryCountEntity);

const deltaSchema = defineEntity({
  name: "DirectoryCountDeltaEntity",
  tableName: "directory_count_delta",
  policies: ofTenant,
  properties: { ...counted, id: p.uuid().primary().defaultRaw("gen_random_uuid()"), status, n: p.bigint() },
  checks: [{ name: "directory_count_delta_kind", expression: oneOf("kind", countKinds) }],
});
/** A change of a count, appended by the statement that changed the rows: nobody ever waits for a shared counter. */
export class DirectoryCountDeltaEntity extends deltaSchema.class {}
deltaSchema.setClass(DirectoryCountDeltaEntity);
