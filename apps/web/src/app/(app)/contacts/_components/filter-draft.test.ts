import type { ContactFilter } from "@roster/domain";
import { expect, test } from "vitest";
import { draftOf, filterOfDraft, newLeaf } from "./filter-draft.ts";
import { filterWords } from "./filter-words.ts";

const vip: ContactFilter = { field: "attributes.vip", op: "eq", value: true };
const active: ContactFilter = { field: "status", op: "in", value: ["Active"] };

test("a filter that is taken apart to be edited comes back as it was", () => {
  const filters: ContactFilter[] = [
    vip,
    { and: [vip, active] },
    { or: [vip, { and: [active, vip] }] },
    { not: { or: [vip, active] } },
  ];
  for (const filter of filters) expect(filterOfDraft(draftOf(filter))).toEqual(filter);
  // Of one condition that is denied, none of one is the same.
  expect(filterOfDraft(draftOf({ not: vip }))).toEqual({ not: { or: [vip] } });
});

test("what is not whole yet is no filter", () => {
  expect(filterOfDraft(newLeaf("name"))).toBeNull();
  expect(filterOfDraft({ match: "any", nodes: [] })).toBeNull();
  expect(filterOfDraft({ match: "any", nodes: [vip, newLeaf("createdAt")] })).toBeNull();
  expect(filterOfDraft(newLeaf("status"))).toEqual({ field: "status", op: "eq", value: "Active" });
});

test("a filter is said in words, with the names of lists and tags", () => {
  const words = (filter: Parameters<typeof filterWords>[0]) =>
    filterWords(filter, { nameOf: (_, id) => `list ${id}`, day: (at) => at.slice(0, 10) });
  expect(words(active)).toBe("Status is Active");
  expect(words({ field: "listId", op: "notIn", value: ["1", "2"] })).toBe("List is none of list 1, list 2");
  expect(words({ or: [vip, { and: [active, { field: "lastMessageAt", op: "exists", value: false }] }] })).toBe(
    "vip is yes or (Status is Active and no Last message)",
  );
  expect(words({ not: { field: "createdAt", op: "gte", value: "2026-01-05T00:00:00.000Z" } })).toBe(
    "not (Created on or after 2026-01-05)",
  );
});
