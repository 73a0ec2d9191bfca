import type { ContactRepository } from "@roster/db";
import { type Contact, contactParts, DomainError } from "@roster/domain";

/** Everything that hangs on a contact, as much of it as a page has. */
export const everyPart = { include: contactParts, conversationsLimit: 5, messagesLimit: 10 };

/** One contact. Fails with `not_found`. */
export async function storedContact(contacts: ContactRepository, id: string): Promise<Contact> {
  const contact = await contacts.findById(id, everyPart);
  if (!contact) throw DomainError.notFound("contact");
  return contact;
}
