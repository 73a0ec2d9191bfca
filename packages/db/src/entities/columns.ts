import { p } from "@mikro-orm/core";
import { OrganizationEntity } from "./organization.entity.ts";

/** Moments are kept to the millisecond, as the wire shows them: a finer one would break every walk by cursor. */
export const moment = () => p.datetime().columnType("timestamptz(3)");
export const now = () => moment().defaultRaw("clock_timestamp()");

/** Ids are UUID version 7 made by `uuid7()` from the time of the event, so that order by id is order by time. */
export const id = () => p.uuid().primary().defaultRaw("uuid7()");

/** When the row's event happened, read from its id: one truth for the default sort. */
export const createdAt = () => moment().generated("(uuid7_ts(id)) stored");

/** Text that sorts and compares by code point whatever the cluster's locale is. */
export const text = () => p.text().collation("C");

/** The tenant, first column of every key. */
export const organization = () =>
  p.manyToOne(OrganizationEntity).primary().updateRule("no action").deleteRule("no action");

/** A reference within the tenant: one that crosses tenants cannot be stored. */
export function belongsTo<T extends new () => object>(entity: T, column: string) {
  return p.manyToOne(entity).joinColumns("organization_id", column).updateRule("no action").deleteRule("no action");
}

/** A CHECK that a text column holds one of the contract's values. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} in (${values.map((value) => `'${value}'`).join(", ")})`;
}
