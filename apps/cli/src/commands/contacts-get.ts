import type { Contact } from "@roster/client";
import { Command } from "commander";
import { clientFromEnvironment } from "../env.ts";
import { write } from "../output/write.ts";

/** `roster contacts get` */
export function contactsGet(): Command {
  return new Command("get")
    .description("show one contact with its lists, tags, attributes and newest conversations")
    .argument("<id>", "the contact's uniqueId")
    .option("--json", "the contract's JSON")
    .exitOverride()
    .action(async (id: string, flags: { json?: boolean }) => {
      const contact = await clientFromEnvironment().contacts.get.query({ uniqueId: id });
      await write(flags.json ? `${JSON.stringify(contact, null, 2)}\n` : describe(contact));
    });
}

function describe(contact: Contact): string {
  const { lists = [], tags = [], conversations = [] } = contact;
  const fields: [string, string][] = [
    ["Name", contact.name],
    ["Phone", contact.phone],
    ["Status", contact.status],
    ["Id", contact.uniqueId],
    ["Created", contact.createdAt],
    ["Updated", contact.updatedAt],
    ["Last message", contact.lastMessageAt ?? "never"],
    ["Lists", lists.map((list) => list.name).join(", ") || "none"],
    ["Tags", tags.map((tag) => tag.label).join(", ") || "none"],
    ...Object.entries(contact.attributes).map(([key, value]): [string, string] => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  ];
  const width = Math.max(...fields.map(([label]) => label.length));
  const lines = fields.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
  for (const conversation of conversations) {
    lines.push("", `Conversation ${conversation.uniqueId} (${conversation.status}, since ${conversation.createdAt})`);
    for (const message of (conversation.messages ?? []).toReversed()) {
      const { text } = message.messageData;
      const arrow = message.direction === "InBound" ? "<" : ">";
      lines.push(
        `  ${message.createdAt} ${arrow} ${typeof text === "string" ? text : `[${message.messageType}]`} (${message.status})`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
