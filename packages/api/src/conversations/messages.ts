import { DomainError, ListMessagesInput, MessagePage } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** A page of a conversation's messages, newest first. Fails with `not_found` for an unknown conversation. */
export const messages = organizationProcedure("Get:Conversation")
  .input(ListMessagesInput)
  .output(checkedOutput(MessagePage))
  .query(async ({ ctx, input }) => {
    if (!(await ctx.directory.hasConversation(input.conversationId))) throw DomainError.notFound("conversation");
    const { items, paginationMeta } = await ctx.directory.messages(input);
    return { messages: items, paginationMeta };
  });
