import { ConversationPage, DomainError, ListConversationsInput } from "@roster/domain";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** A page of a contact's conversations, newest first, with their newest messages. Fails with `not_found` for an unknown contact. */
export const list = organizationProcedure("Get:Conversation")
  .input(ListConversationsInput)
  .output(checkedOutput(ConversationPage))
  .query(async ({ ctx, input }) => {
    if (!(await ctx.directory.hasContact(input.contactId))) throw DomainError.notFound("contact");
    const { items, paginationMeta } = await ctx.directory.conversations(input);
    return { conversations: items, paginationMeta };
  });
