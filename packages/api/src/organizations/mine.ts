import { Uuid } from "@roster/domain";
import { z } from "zod";
import { checkedOutput } from "../output.ts";
import { personProcedure } from "../procedure.ts";

const Mine = z.strictObject({
  user: z.strictObject({ name: z.string(), email: z.string() }),
  activeOrganizationId: Uuid.nullable(),
  organizations: z.array(z.strictObject({ uniqueId: Uuid, name: z.string() })),
});

/** The person who is signed in, their organizations by name, and the one they are looking at. */
export const mine = personProcedure.output(checkedOutput(Mine)).query(({ ctx: { principal } }) => ({
  user: { name: principal.user.name, email: principal.user.email },
  activeOrganizationId: principal.tenant?.organizationId ?? null,
  organizations: principal.memberships.map((membership) => ({
    uniqueId: membership.organizationId,
    name: membership.name,
  })),
}));
