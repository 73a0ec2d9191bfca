import { defineEntity, p } from "@mikro-orm/core";
import { id, text } from "./columns.ts";
import { ofTenant } from "./row-security.ts";

const schema = defineEntity({
  name: "ChangeNoticeEntity",
  tableName: "change_notice",
  policies: ofTenant,
  properties: {
    organizationId: p.uuid().primary(),
    id: id(),
    kind: text(),
    ids: p.array().columnType("uuid[]").nullable(),
  },
});
/** What a transaction wrote, until whoever listens is told of it. */
export class ChangeNoticeEntity extends schema.class {}
schema.setClass(ChangeNoticeEntity);
