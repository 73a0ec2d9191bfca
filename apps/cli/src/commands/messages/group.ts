import type { Command } from "commander";
import { group } from "../../command.ts";
import { messagesList } from "./list.ts";

/** `roster messages` */
export function messages(): Command {
  return group("messages", {
    description: "what was said in conversations",
    examples: ["roster messages list 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
    commands: [messagesList()],
  });
}
