import fc from "fast-check";
import { expect, test } from "vitest";
import { criteriaOf, defaultView, narrowed, readView, viewHref } from "./contacts-view.ts";

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 3 });
const leaf = fc.constantFrom(
  { field: "name", op: "contains", value: "an" } as const,
  { field: "createdAt", op: "gte", value: "2026-01-01" } as const,
  { field: "attributes.visits", op: "gt", value: 3 } as const,
  { field: "attributes.vip", op: "eq", value: true } as const,
  { field: "listId", op: "exists", value: false } as const,
  { not: { or: [{ field: "status", op: "in", value: ["Active"] }] } } as const,
);
const views = fc.record({
  search: fc.constantFrom("", "maria", "+49 170"),
  status: fc.subarray(["Active", "Inactive", "Blocked"] as const),
  listIds: ids,
  tagIds: ids,
  conditions: fc.array(leaf, { maxLength: 3 }),
  sortBy: fc.constantFrom("createdAt", "name"),
  order: fc.constantFrom("asc", "desc"),
  page: fc.integer({ min: 1, max: 9_000 }),
  contact: fc.option(fc.uuid()),
});

test("a view comes back from its URL as it was", () => {
  fc.assert(
    fc.property(views, (some) => {
      const view = { ...defaultView, ...some } as typeof defaultView;
      expect(readView(new URLSearchParams(viewHref(view).split("?")[1] ?? ""))).toEqual(view);
    }),
  );
});

test("a first page is as long as whoever looks has it, and another is as long as it was", () => {
  expect(viewHref({ ...defaultView, perPage: 25 })).toBe("/contacts");
  expect(readView(new URLSearchParams(), 25).perPage).toBe(25);
  const third = viewHref({ ...defaultView, page: 3, perPage: 25 });
  expect(readView(new URLSearchParams(third.split("?")[1]), 100)).toMatchObject({ page: 3, perPage: 25 });
});

test("what makes no sense in a URL is left out", () => {
  const bad = [
    "filter=x",
    "filter={}",
    'filter={"and":[]}',
    'filter={"field":"name","op":"gt","value":1}',
    'filter={"field":"status","op":"eq","value":"Gone"}',
    'filter={"field":"createdAt","op":"gte","value":"soon"}',
    'filter={"field":"attributes.","op":"eq","value":1}',
    'filter={"not":{"not":{"not":{"not":{"not":{"field":"listId","op":"exists","value":true}}}}}}',
    "created_after=never",
    "list_id=x&list_match=none",
    "page=-1&per_page=7&sort_by=x&order=up&contact=y",
  ];
  for (const query of bad) expect(readView(new URLSearchParams(query)), query).toEqual(defaultView);
});

test("the names of REST that a page has no control of are conditions there", () => {
  const id = "01890000-0000-7000-8000-000000000000";
  const query = `list_id=${id}&list_match=all&tag_id=${id}&tag_match=none&created_after=2026-01-01&last_message_before=2026-02-01`;
  expect(criteriaOf(readView(new URLSearchParams(query)))).toEqual({
    search: "",
    status: [],
    listIds: [],
    tagIds: [],
    filter: {
      and: [
        { field: "listId", op: "in", value: [id] },
        { field: "tagId", op: "notIn", value: [id] },
        { field: "createdAt", op: "gte", value: "2026-01-01" },
        { field: "lastMessageAt", op: "lt", value: "2026-02-01" },
      ],
    },
  });
});

test("stored criteria narrow a view as they narrow a list", () => {
  const leaf = { field: "name", op: "starts", value: "An" } as const;
  expect(narrowed({ search: "ana", attributes: { city: { eq: "Vigo", ne: "Lugo" } }, filter: leaf })).toEqual({
    search: "ana",
    status: [],
    listIds: [],
    tagIds: [],
    conditions: [
      { field: "attributes.city", op: "eq", value: "Vigo" },
      { field: "attributes.city", op: "ne", value: "Lugo" },
      leaf,
    ],
  });
});
