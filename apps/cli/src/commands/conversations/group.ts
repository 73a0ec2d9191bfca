import type { Command } from "commander";
import { group } from "../../command.ts";
import { conversationsList } from "./list.ts";

/** `roster conversations` */
export function conversations(): Command {
  return group("conversations", {
    description: "threads with contacts",
    examples: ["roster conversations list 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
    commands: [conversationsList()],
  });
}
