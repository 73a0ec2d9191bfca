import { defineEntity, p } from "@mikro-orm/core";
import { limits } from "@roster/domain";
import { theTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "OrganizationEntity",
  tableName: "organization",
  policies: theTenant,
  properties: {
    id: p.uuid().primary().defaultRaw("uuid7()"),
    createdAt: p.datetime().columnType("timestamptz(3)").generated("(uuid7_ts(id)) stored"),
    name: p.text().collation("C"),
    defaultRegion: p.string().columnType("char(2)").default("US"),
  },
  checks: [
    {
      name: "organization_name_length",
      expression: `char_length(name) >= 1 and char_length(name) <= ${limits.organizationNameCharacters}`,
    },
  ],
});
/** A tenant. `defaultRegion` is the country that phones without a country code are read in. */
export class OrganizationEntity extends schema.class {}
schema.setClass(OrganizationEntity);
