import { ConversationPage, ListConversationsInput, ListMessagesInput, MessagePage } from "@roster/domain";
import { examples } from "./examples.ts";
import { pageOf, pagingParameters } from "./paging.ts";
import { integer } from "./query-string.ts";
import { route } from "./route.ts";
import { wirePage } from "./wire.ts";

/** `GET /api/contacts/{id}/conversations`: `conversations.list`. */
export const listConversations = route({
  method: "GET",
  path: "/api/contacts/{id}/conversations",
  operationId: "listConversations",
  tag: "Conversations",
  summary: "List a contact's conversations",
  description: "Newest first, each with its newest messages.",
  pathParameters: { id: { description: "The contact's `uniqueId`.", key: "contactId" } },
  query: {
    parameters: { ...pagingParameters, messages_limit: integer("messagesLimit") },
    schema: ListConversationsInput,
  },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(ConversationPage),
      isHashed: true,
      headers: ["Link"],
      example: { conversations: [examples.conversation], paginationMeta: examples.paginationMeta },
    },
  },
  fails: ["not_found"],
  handle: async ({ url, query, caller }) => pageOf(url, await caller.conversations.list(query)),
});

/** `GET /api/conversations/{id}/messages`: `conversations.messages`. */
export const listMessages = route({
  method: "GET",
  path: "/api/conversations/{id}/messages",
  operationId: "listMessages",
  tag: "Conversations",
  summary: "List a conversation's messages",
  description: "Newest first.",
  pathParameters: { id: { description: "The conversation's `uniqueId`.", key: "conversationId" } },
  query: { parameters: pagingParameters, schema: ListMessagesInput },
  answers: {
    200: {
      description: "The page.",
      schema: wirePage(MessagePage),
      isHashed: true,
      headers: ["Link"],
      example: { messages: [examples.message], paginationMeta: examples.paginationMeta },
    },
  },
  fails: ["not_found"],
  handle: async ({ url, query, caller }) => pageOf(url, await caller.conversations.messages(query)),
});
