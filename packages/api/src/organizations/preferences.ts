import { DomainError, Preferences } from "@roster/domain";
import { z } from "zod";
import type { Principal } from "../auth/principal.ts";
import { checkedOutput } from "../output.ts";
import { personProcedure } from "../procedure.ts";

const nothingChosen: Preferences = { contactsTable: null };

/** What the person has chosen for themselves in the organization that they look at. Fails with `forbidden` where that is none. */
export const preferences = personProcedure.output(checkedOutput(Preferences)).query(async ({ ctx }) => {
  const stored = await ctx.organizations.preferences(placeOf(ctx.principal));
  // What an earlier version stored may not fit any more.
  return Preferences.safeParse(stored).data ?? nothingChosen;
});

/** Keeps what the person has chosen, in place of what they had before. Fails with `forbidden` where they look at no organization. */
export const setPreferences = personProcedure
  .input(Preferences)
  .output(checkedOutput(z.strictObject({ data: z.literal(true) })))
  .mutation(async ({ ctx, input }) => {
    await ctx.organizations.setPreferences(placeOf(ctx.principal), input);
    return { data: true as const };
  });

function placeOf({ tenant, user }: Extract<Principal, { kind: "session" }>) {
  if (tenant === null) throw new DomainError("forbidden", "Choose an organization first.");
  return { organizationId: tenant.organizationId, userId: user.id };
}
