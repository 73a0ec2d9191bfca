import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { printAnswer } from "../../output/answer.ts";
import { toContactDetails } from "../../output/contact-details.ts";

/** `roster contacts get` */
export function contactsGet(): Command {
  const get = command("get", {
    description: "show one contact with its lists, tags, attributes and newest conversations",
    examples: ["roster contacts get 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f"],
  }).argument("<id>", "the contact's uniqueId");
  return addJsonFlag(get).action(async (uniqueId: string, flags: JsonFlags) =>
    printAnswer(await clientFromEnvironment().contacts.get.query({ uniqueId }), flags, toContactDetails),
  );
}
