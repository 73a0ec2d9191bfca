import { defineEntity, p } from "@mikro-orm/core";
import { moment, now, text } from "./columns.ts";

const schema = defineEntity({
  name: "VerificationEntity",
  tableName: "verification",
  properties: {
    id: p.uuid().primary(),
    createdAt: now(),
    updatedAt: now(),
    identifier: text(),
    value: text(),
    expiresAt: moment(),
  },
  indexes: [{ name: "verification_identifier", properties: ["identifier"] }],
});
/** A one-time value of the sign-in library. */
export class VerificationEntity extends schema.class {}
schema.setClass(VerificationEntity);
