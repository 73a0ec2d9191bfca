import type { StoredContact } from "@roster/client";
import { toContactDetails } from "./contact-details.ts";
import { tell, write, writeJson } from "./write.ts";

/** Prints a contact as it was stored, and tells what about it is doubtful. */
export async function printStoredContact(contact: StoredContact, { json }: { json?: boolean }): Promise<void> {
  for (const warning of contact.warnings) tell(`roster: warning: ${warning}`);
  await (json ? writeJson(contact) : write(toContactDetails(contact)));
}
