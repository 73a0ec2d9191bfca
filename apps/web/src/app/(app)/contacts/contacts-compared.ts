import type { Contact, ContactPage } from "@roster/domain";
import type { InfiniteData } from "@tanstack/react-query";

/** What a table of contacts shows: one page, or pages one after the other. */
export type ShownContacts = ContactPage | InfiniteData<ContactPage>;

export interface Compared {
  /** What is shown, up to date, each contact where it stands. */
  shown: ShownContacts;
  /** What is not shown: how many contacts would come in, and whether anything would stand elsewhere or be gone. */
  news: { entering: number } | null;
}

export function pagesOf(shown: ShownContacts): ContactPage[] {
  return "pages" in shown ? shown.pages : [shown];
}

export function contactsOf(shown: ShownContacts): Contact[] {
  return pagesOf(shown).flatMap((page) => page.contacts);
}

/** Compares what is shown with its first page as it is now, and with contacts of further pages as they are now. Nothing that is shown moves. */
export function compared(shown: ShownContacts, first: ContactPage, others: readonly Contact[]): Compared {
  const now = new Map([...others, ...first.contacts].map((contact) => [contact.uniqueId, contact]));
  const before = pagesOf(shown)[0]?.contacts ?? [];
  const isSame =
    before.length === first.contacts.length &&
    before.every(({ uniqueId }, index) => uniqueId === first.contacts[index]?.uniqueId);
  const { total, totalRelation } = first.paginationMeta;
  const updated = (page: ContactPage): ContactPage => ({
    contacts: page.contacts.map((contact) => now.get(contact.uniqueId) ?? contact),
    paginationMeta: { ...page.paginationMeta, total, totalRelation },
  });
  const pages = pagesOf(shown).map((page, index) => (isSame && index === 0 ? first : updated(page)));
  const known = new Set(contactsOf(shown).map(({ uniqueId }) => uniqueId));
  const entering = first.contacts.filter(({ uniqueId }) => !known.has(uniqueId)).length;
  return {
    shown: "pages" in shown ? { ...shown, pages } : (pages[0] ?? shown),
    news: isSame ? null : { entering },
  };
}
