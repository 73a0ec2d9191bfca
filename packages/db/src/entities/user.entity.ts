import { defineEntity, p } from "@mikro-orm/core";
import { now, text } from "./columns.ts";

const schema = defineEntity({
  name: "UserEntity",
  tableName: "app_user",
  properties: {
    id: p.uuid().primary(),
    createdAt: now(),
    updatedAt: now(),
    name: text(),
    email: text(),
    emailVerified: p.boolean().default(false),
    image: text().nullable(),
  },
  uniques: [{ name: "app_user_email", properties: ["email"] }],
});
/** A person who signs in. */
export class UserEntity extends schema.class {}
schema.setClass(UserEntity);
