import type { Conversation } from "@roster/client";
import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addPagingFlags, type PagingFlags } from "../../flags/paging.ts";
import { printListing } from "../../output/listing.ts";
import { textOf } from "../../output/message-text.ts";
import { type Column, toTable } from "../../output/table.ts";

const columns: readonly Column<Conversation>[] = [
  { title: "CREATED", width: 24, of: (conversation) => conversation.createdAt },
  { title: "STATUS", width: 8, of: (conversation) => conversation.status },
  { title: "BEGUN BY", width: 8, of: (conversation) => conversation.initiatedBy },
  { title: "NEWEST MESSAGE", width: 40, of: ({ messages: [newest] = [] }) => (newest ? textOf(newest) : "") },
  { title: "ID", width: 36, of: (conversation) => conversation.uniqueId },
];

/** `roster conversations list` */
export function conversationsList(): Command {
  const list = command("list", {
    description: "a contact's conversations, newest first, each with what was said last",
    examples: ["roster conversations list 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<contact>", "the contact's uniqueId");
  return addPagingFlags(list, { most: limits.perPage, noun: "conversation" }).action(run);
}

async function run(contactId: string, flags: PagingFlags): Promise<void> {
  const client = clientFromEnvironment();
  await printListing(
    {
      noun: "conversation",
      page: (paging) => client.conversations.list.query({ contactId, ...paging }),
      rowsOf: (page) => page.conversations,
      all: () => client.iterateConversations(contactId),
      toText: (conversations, place) => toTable(columns, conversations, place),
    },
    flags,
  );
}
