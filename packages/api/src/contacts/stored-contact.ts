import type { ContactRepository } from "@roster/db";
import { type Contact, contactParts, DomainError, limits, type Permission } from "@roster/domain";
import { readableParts } from "./readable-parts.ts";

const everyPart = { include: contactParts, conversationsLimit: 5, messagesLimit: limits.messagesShown };

interface Reading {
  contacts: ContactRepository;
  allowed: ReadonlySet<Permission>;
}

/** One contact, as much of it as a page has and the caller may read. Fails with `not_found`. */
export async function storedContact(reading: Reading, id: string): Promise<Contact> {
  const [contact] = await storedContacts(reading, [id]);
  if (!contact) throw DomainError.notFound("contact");
  return contact;
}

/** Contacts by id, in the order of the ids; those that are gone are left out. */
export function storedContacts({ contacts, allowed }: Reading, ids: readonly string[]): Promise<Contact[]> {
  return contacts.findByIds(ids, readableParts(everyPart, allowed));
}
