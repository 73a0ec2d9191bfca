import { type ContactPart, DuplicatePage, ListDuplicatesInput } from "@roster/domain";
import { readableParts } from "../contacts/readable-parts.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

const compared: ContactPart[] = ["lists", "tags"];
const parts = { include: compared, conversationsLimit: 0, messagesLimit: 0 };

/**
 * A page of groups of contacts that may be one person, with their lists and tags. The total is exact unless `count` is `none`.
 * Fails with `invalid_request` on a cursor of another query.
 */
export const list = organizationProcedure("Get:Contact")
  .input(ListDuplicatesInput)
  .output(checkedOutput(DuplicatePage))
  .query(({ ctx, input }) => ctx.duplicates.groups(input, readableParts(parts, ctx.allowed)));
