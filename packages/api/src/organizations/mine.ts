import { Permission, Uuid } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { personProcedure } from "../procedure.ts";
import { mayCreateOrganization } from "./may-create.ts";

const Mine = z.strictObject({
  user: z.strictObject({ uniqueId: Uuid, name: z.string(), email: z.string() }),
  activeOrganizationId: Uuid.nullable(),
  mayCreate: z.boolean(),
  organizations: z.array(
    z.strictObject({
      uniqueId: Uuid,
      name: z.string(),
      role: z.string(),
      isOwner: z.boolean(),
      permissions: z.array(Permission),
    }),
  ),
});

/** The person who is signed in, their organizations by name with what they may do there, and the one they are looking at. */
export const mine = personProcedure.output(checkedOutput(Mine)).query(({ ctx: { principal, services } }) => ({
  user: { uniqueId: principal.user.id, name: principal.user.name, email: principal.user.email },
  activeOrganizationId: principal.tenant?.organizationId ?? null,
  mayCreate: mayCreateOrganization(principal.memberships, services.signUp),
  organizations: principal.memberships.map(({ organizationId, name, role, isOwner, permissions }) => ({
    uniqueId: organizationId,
    name,
    role,
    isOwner,
    permissions: [...permissions],
  })),
}));
