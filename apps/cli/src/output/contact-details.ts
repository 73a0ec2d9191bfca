import type { Contact } from "@roster/client";
import { toDetails } from "./details.ts";
import { textOf } from "./message-text.ts";
import { oneLine } from "./one-line.ts";

/** A contact with all that hangs on it, for a person. */
export function toContactDetails(contact: Contact): string {
  const { lists = [], tags = [], conversations = [] } = contact;
  const fields = toDetails([
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
  ]);
  const said = conversations.flatMap((conversation) => [
    "",
    `Conversation ${conversation.uniqueId} (${conversation.status}, since ${conversation.createdAt})`,
    ...(conversation.messages ?? [])
      .toReversed()
      .map(
        (message) =>
          `  ${message.createdAt} ${message.direction === "InBound" ? "<" : ">"} ${oneLine(textOf(message))} (${message.status})`,
      ),
  ]);
  return `${[fields.trimEnd(), ...said].join("\n")}\n`;
}
