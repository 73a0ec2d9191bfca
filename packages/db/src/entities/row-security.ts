import type { PolicyDef } from "@mikro-orm/core";
import { applicationRole, upkeepRole } from "../database-roles.ts";

const isOurs = "organization_id = (SELECT current_organization() AS current_organization)";
const upkeep: PolicyDef = { name: "upkeep", roles: [upkeepRole], using: "true" };

/** Rows of the organization that the transaction or connection is set to, and no other. */
export const ofTenant: PolicyDef[] = [{ name: "tenant", roles: [applicationRole], using: isOurs }, upkeep];

/** The same for the organizations themselves. */
export const theTenant: PolicyDef[] = ofTenant.map((policy) =>
  policy === upkeep ? upkeep : { ...policy, using: isOurs.replace("organization_id", "id") },
);

/** Rows of the organization may be read and added, and never changed: of who is forgotten, so is what was said. */
export const appendedByTenant: PolicyDef[] = [
  { name: "reading", command: "select", roles: [applicationRole], using: isOurs },
  { name: "adding", command: "insert", roles: [applicationRole], check: isOurs },
  upkeep,
];
