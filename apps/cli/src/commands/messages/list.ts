import type { Message } from "@roster/client";
import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addPagingFlags, type PagingFlags } from "../../flags/paging.ts";
import { printListing } from "../../output/listing.ts";
import { textOf } from "../../output/message-text.ts";
import { type Column, toTable } from "../../output/table.ts";

const columns: readonly Column<Message>[] = [
  { title: "CREATED", width: 24, of: (message) => message.createdAt },
  { title: "DIRECTION", width: 9, of: (message) => message.direction },
  { title: "TYPE", width: 11, of: (message) => message.messageType },
  { title: "STATUS", width: 11, of: (message) => message.status },
  { title: "TEXT", width: 60, of: textOf },
  { title: "ID", width: 36, of: (message) => message.uniqueId },
];

/** `roster messages list` */
export function messagesList(): Command {
  const list = command("list", {
    description: "a conversation's messages, newest first",
    examples: [
      "roster messages list 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f",
      "roster messages list 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --all --json | jq -r .messageData.text",
    ],
  }).argument("<conversation>", "the conversation's uniqueId");
  return addPagingFlags(list, { most: limits.perPage, noun: "message" }).action(run);
}

async function run(conversationId: string, flags: PagingFlags): Promise<void> {
  const client = clientFromEnvironment();
  await printListing(
    {
      noun: "message",
      page: (paging) => client.conversations.messages.query({ conversationId, ...paging }),
      rowsOf: (page) => page.messages,
      all: () => client.iterateMessages(conversationId),
      toText: (messages, place) => toTable(columns, messages, place),
    },
    flags,
  );
}
