import { defineEntity, p } from "@mikro-orm/core";
import { moment, now, text } from "./columns.ts";
import { UserEntity } from "./user.entity.ts";

const schema = defineEntity({
  name: "SessionEntity",
  tableName: "session",
  properties: {
    id: p.uuid().primary(),
    createdAt: now(),
    updatedAt: now(),
    expiresAt: moment(),
    token: text(),
    ipAddress: text().nullable(),
    userAgent: text().nullable(),
    activeOrganizationId: p.uuid().nullable(),
    user: () => p.manyToOne(UserEntity).updateRule("no action").deleteRule("cascade"),
  },
  uniques: [{ name: "session_token", properties: ["token"] }],
  indexes: [{ name: "session_by_user", properties: ["user"] }],
});
/** A signed-in browser, and the organization it looks at. */
export class SessionEntity extends schema.class {}
schema.setClass(SessionEntity);
