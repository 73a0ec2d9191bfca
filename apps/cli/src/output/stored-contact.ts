import type { StoredContact } from "@roster/client";
import type { JsonFlags } from "../flags/json-flag.ts";
import { printAnswer } from "./answer.ts";
import { toContactDetails } from "./contact-details.ts";
import { tell } from "./write.ts";

/** Prints a contact as it was stored, and tells what about it is doubtful. */
export async function printStoredContact(contact: StoredContact, flags: JsonFlags): Promise<void> {
  for (const warning of contact.warnings) tell(`roster: warning: ${warning}`);
  await printAnswer(contact, flags, toContactDetails);
}
