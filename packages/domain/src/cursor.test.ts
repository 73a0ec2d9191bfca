import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor, type Position } from "./cursor.ts";
import { DomainError } from "./domain-error.ts";
import { ListContactsInput } from "./list-contacts-input.ts";
import { contactSorts, contactStatuses, sortOrders } from "./vocabulary.ts";

const moment = fc
  .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString());
const keys: Record<(typeof contactSorts)[number], fc.Arbitrary<string | null>> = {
  createdAt: fc.constant(null),
  updatedAt: moment,
  name: fc.string({ unit: "binary", maxLength: 200 }).filter((name) => !name.includes("\u0000")),
  phone: fc.stringMatching(/^\+[0-9]{6,15}$/),
  status: fc.constantFrom(...contactStatuses),
  lastMessageAt: fc.option(moment),
};
const query = fc
  .record({
    sortBy: fc.constantFrom(...contactSorts),
    order: fc.constantFrom(...sortOrders),
    status: fc.uniqueArray(fc.constantFrom(...contactStatuses)),
    listIds: fc.array(fc.uuid(), { maxLength: 3 }),
    search: fc.constantFrom("", "ana", "%_\\"),
  })
  .map((input) => ListContactsInput.parse(input));
const place = query.chain((asked) =>
  fc.record({
    asked: fc.constant(asked),
    position: fc.record<Position>({
      direction: fc.constantFrom("after", "before"),
      page: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      key: keys[asked.sortBy],
      id: fc.uuid(),
    }),
  }),
);

const codeOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return error.faults[0]?.code;
    throw error;
  }
  return "read";
};

test("a cursor reads back as the position that it was made of, and is safe in a URL", () => {
  fc.assert(
    fc.property(place, ({ asked, position }) => {
      const cursor = encodeCursor(position, asked);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(decodeCursor(cursor, asked)).toEqual(position);
    }),
  );
});

test("a cursor belongs to its filter and sort, whatever the page's size and parts and the order of ids", () => {
  fc.assert(
    fc.property(place, ({ asked, position }) => {
      const cursor = encodeCursor(position, asked);
      const sameContacts = {
        ...asked,
        perPage: 7,
        include: [],
        listIds: asked.listIds.toReversed(),
        count: "none" as const,
      };
      expect(decodeCursor(cursor, sameContacts)).toEqual(position);
      const otherOrder = { ...asked, order: asked.order === "asc" ? ("desc" as const) : ("asc" as const) };
      const otherSearch = { ...asked, search: `${asked.search}x` };
      for (const other of [otherOrder, otherSearch])
        expect(codeOf(() => decodeCursor(cursor, other))).toBe("cursor_of_another_query");
    }),
  );
});

test("no text but a cursor is read as one", () => {
  const asked = ListContactsInput.parse({});
  const forged = fc.json().map((text) => Buffer.from(text).toString("base64url"));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), forged), (text) => {
      expect(codeOf(() => decodeCursor(text, asked))).toMatch(/^(malformed|cursor_of_another_query)$/);
    }),
  );
});
