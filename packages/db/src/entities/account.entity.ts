import { defineEntity, p } from "@mikro-orm/core";
import { moment, now, text } from "./columns.ts";
import { UserEntity } from "./user.entity.ts";

const schema = defineEntity({
  name: "AccountEntity",
  tableName: "account",
  properties: {
    id: p.uuid().primary(),
    createdAt: now(),
    updatedAt: now(),
    accountId: text(),
    providerId: text(),
    user: () => p.manyToOne(UserEntity).updateRule("no action").deleteRule("cascade"),
    accessToken: text().nullable(),
    refreshToken: text().nullable(),
    idToken: text().nullable(),
    accessTokenExpiresAt: moment().nullable(),
    refreshTokenExpiresAt: moment().nullable(),
    scope: text().nullable(),
    password: text().nullable(),
  },
  indexes: [{ name: "account_user", properties: ["user"] }],
});
/** How a person proves who they are; `password` is a scrypt hash. */
export class AccountEntity extends schema.class {}
schema.setClass(AccountEntity);
