import { ById, ContactCriteria, DomainError, SegmentCount } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * How many contacts are in a segment: what `contacts.list` would call their total. Few are counted at once, the others wait. Fails
 * with `not_found`, and with `unavailable` where too many wait.
 */
export const count = organizationProcedure("Get:Contact")
  .input(ById)
  .output(checkedOutput(SegmentCount))
  .query(async ({ ctx, input }) => {
    const segment = await ctx.segments.find(input.uniqueId);
    if (!segment) throw DomainError.notFound("segment");
    // What could not be asked for yet when it was saved narrows nothing.
    const criteria = ContactCriteria.parse(segment.criteria);
    const { total, relation } = await ctx.services.counts.run(ctx.tenant.organizationId, () =>
      ctx.contacts.total(criteria),
    );
    return { uniqueId: segment.uniqueId, numberOfContacts: total, relation };
  });
