import { KnownAttributes } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * The attributes that contacts have, commonest first and at most 200, each with its kind and its commonest values: what a filter
 * can be offered. Of more than 10,000 contacts the newest and the oldest 5,000 are looked at.
 */
export const attributes = organizationProcedure("Get:Contact")
  .output(checkedOutput(KnownAttributes))
  .query(({ ctx }) => ctx.contacts.knownAttributes());
