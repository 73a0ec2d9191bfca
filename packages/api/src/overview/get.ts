import { type OverviewPart, overviewParts, type Permission } from "@roster/domain";
import { Overview, OverviewInput } from "@roster/domain/overview";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

const permissionFor: Record<OverviewPart, Permission> = {
  lists: "Get:List",
  tags: "Get:Tag",
  messages: "Get:Conversation",
  imports: "BulkImport:Contacts",
};

/** The organization in numbers: contacts by time, status, list and tag, messages by time, the last imports. Parts that the caller may not read are absent. */
export const get = organizationProcedure("Get:Contact")
  .input(OverviewInput)
  .output(checkedOutput(Overview))
  .query(({ ctx, input }) =>
    ctx.overview.read(input, new Set(overviewParts.filter((part) => ctx.allowed.has(permissionFor[part])))),
  );
