import { defineEntity, p } from "@mikro-orm/core";
import { contactSorts, limits, sortOrders } from "@roster/domain";
import { belongsTo, createdAt, id, now, oneOf, organization, text } from "./columns.ts";
import { OrganizationMemberEntity } from "./organization-member.entity.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "SegmentEntity",
  tableName: "segment",
  policies: ofTenant,
  properties: {
    organization,
    id: id(),
    createdAt: createdAt(),
    updatedAt: now(),
    name: text(),
    criteria: p.json(),
    sortBy: text(),
    sortOrder: text(),
    isShared: p.boolean(),
    /** The member whose it is; nobody's where a key made it, or its owner left. */
    ownerId: p.uuid().nullable(),
    owner: () => belongsTo(OrganizationMemberEntity, "owner_id").nullable(),
  },
  indexes: [
    {
      name: "segment_shared_name",
      expression: "create unique index segment_shared_name on segment (organization_id, name) where is_shared",
    },
    {
      name: "segment_personal_name",
      expression:
        "create unique index segment_personal_name on segment (organization_id, owner_id, name) where not is_shared",
    },
  ],
  checks: [
    {
      name: "segment_name_length",
      expression: `char_length(name) >= 1 and char_length(name) <= ${limits.segmentNameCharacters}`,
    },
    { name: "segment_criteria_object", expression: "jsonb_typeof(criteria) = 'object'" },
    { name: "segment_sort_known", expression: oneOf("sort_by", contactSorts) },
    { name: "segment_order_known", expression: oneOf("sort_order", sortOrders) },
    { name: "segment_personal", expression: "is_shared or owner_id is not null" },
  ],
});
/** Criteria of contacts under a name: a person's own, or the organization's. */
export class SegmentEntity extends schema.class {}
schema.setClass(SegmentEntity);
