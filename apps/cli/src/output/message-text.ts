import type { Message } from "@roster/domain";

/** What a message says, or of which type it is where it says nothing. */
export function textOf({ messageData: { text }, messageType }: Message): string {
  return typeof text === "string" ? text : `[${messageType}]`;
}
