import type { Contact, ContactPage } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compared, contactsOf, type ShownContacts } from "./contacts-compared.ts";

const contact = (uniqueId: string, name = uniqueId) => ({ uniqueId, name }) as Contact;
const page = (contacts: Contact[], total = contacts.length) =>
  ({ contacts, paginationMeta: { total, totalRelation: "exact" } }) as unknown as ContactPage;
const idsOf = (shown: ShownContacts) => contactsOf(shown).map(({ uniqueId }) => uniqueId);

test("contacts that changed are brought up to date where they stand", () => {
  const { shown, news } = compared(page([contact("a"), contact("b")]), page([contact("a", "Ann"), contact("b")]), []);
  expect([contactsOf(shown).map(({ name }) => name), news]).toEqual([["Ann", "b"], null]);
});

test("a contact that would come in is announced and moves nothing, and the total is the new one", () => {
  const { shown, news } = compared(
    page([contact("a"), contact("b")], 2),
    page([contact("c"), contact("a", "Ann")], 3),
    [contact("b", "Bo")],
  );
  expect(contactsOf(shown).map(({ name }) => name)).toEqual(["Ann", "Bo"]);
  expect([news, (shown as ContactPage).paginationMeta.total]).toEqual([{ entering: 1 }, 3]);
});

test("pages one after the other keep their rows, and those of later pages are brought up to date too", () => {
  const pages = { pages: [page([contact("a")]), page([contact("b")])], pageParams: [null, "x"] };
  const { shown, news } = compared(pages, page([contact("a")], 2), [contact("b", "Bo")]);
  expect([contactsOf(shown).map(({ name }) => name), news]).toEqual([["a", "Bo"], null]);
});

test("whatever changes, the rows stay which they are and in their order, and it is told exactly when the first page differs", () => {
  const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 6 });
  fc.assert(
    fc.property(ids, ids, fc.boolean(), (before, after, isEndless) => {
      const first = page(before.map((id) => contact(id)));
      const shown: ShownContacts = isEndless
        ? { pages: [first, page([contact("z")])], pageParams: [null, "x"] }
        : first;
      const found = compared(shown, page(after.map((id) => contact(id, `${id} now`))), []);
      expect(idsOf(found.shown)).toEqual(idsOf(shown));
      expect(found.news === null).toBe(before.join() === after.join());
      for (const { uniqueId, name } of contactsOf(found.shown))
        expect(name).toBe(after.includes(uniqueId) ? `${uniqueId} now` : uniqueId);
    }),
  );
});
