import { expect, test } from "vitest";
import { ListContactsInput } from "./list-contacts-input.ts";

const faultsOf = (input: unknown) =>
  ListContactsInput.safeParse(input).error?.issues.map((issue) => [issue.path.join("."), issue.message]) ?? [];

test("left out, everything has the contract's default", () => {
  expect(ListContactsInput.parse({})).toEqual({
    status: [],
    listIds: [],
    listMatch: "any",
    tagIds: [],
    tagMatch: "any",
    search: "",
    perPage: 50,
    sortBy: "createdAt",
    order: "desc",
    include: ["lists", "tags", "conversations", "messages"],
    count: "exact",
    conversationsLimit: 5,
    messagesLimit: 10,
  });
});

test("moments of any offset become UTC, ids become lower case and search is trimmed", () => {
  const parsed = ListContactsInput.parse({
    createdAfter: "2026-01-01T01:00:00+01:00",
    createdBefore: "2026-01-02",
    listIds: ["018F0000-0000-7000-8000-00000000ABCD"],
    search: "  ana ",
  });
  expect(parsed).toMatchObject({
    createdAfter: "2026-01-01T00:00:00.000Z",
    createdBefore: "2026-01-02T00:00:00.000Z",
    listIds: ["018f0000-0000-7000-8000-00000000abcd"],
    search: "ana",
  });
});

test("a moment between two milliseconds becomes the later one, whichever end of a range it is", () => {
  const parsed = ListContactsInput.parse({
    createdAfter: "2026-01-01T00:00:00.0000001Z",
    createdBefore: "2026-01-01T00:00:00.9999+00:00",
    updatedAfter: "2026-01-01T00:00:00.1230Z",
  });
  expect(parsed).toMatchObject({
    createdAfter: "2026-01-01T00:00:00.001Z",
    createdBefore: "2026-01-01T00:00:01.000Z",
    updatedAfter: "2026-01-01T00:00:00.123Z",
  });
});

test.each<[unknown, string]>([
  [{ page: 0 }, "page"],
  [{ page: "1" }, "page"],
  [{ page: 1.5 }, "page"],
  [{ perPage: 101 }, "perPage"],
  [{ status: ["active"] }, "status.0"],
  [{ listIds: ["x"] }, "listIds.0"],
  [{ listIds: Array.from({ length: 51 }, () => "018f0000-0000-7000-8000-00000000abcd") }, "listIds"],
  [{ search: "x".repeat(201) }, "search"],
  [{ search: "a\u0000b" }, "search"],
  [{ createdAfter: "yesterday" }, "createdAfter"],
  [{ createdAfter: "2026-02-30" }, "createdAfter"],
  [{ createdAfter: "0000-12-31" }, "createdAfter"],
  [{ createdAfter: "0001-01-01T00:00:00+00:01" }, "createdAfter"],
  [{ createdBefore: "9999-12-31T23:59:59.9999Z" }, "createdBefore"],
  [{ createdBefore: "9999-12-31T23:59:59-00:01" }, "createdBefore"],
  [{ createdAfter: "zzz", createdBefore: "2026-01-01" }, "createdAfter"],
  [{ createdAfter: "2026-01-02", createdBefore: "2026-01-1" }, "createdBefore"],
  [{ page: 2 ** 53 }, "page"],
  [{ page: 1e300 }, "page"],
  [{ sortBy: "id" }, "sortBy"],
  [{ perpage: 10 }, ""],
  [{ page: 1, cursor: "x" }, "page"],
  [{ include: ["messages"] }, "include"],
  [{ updatedAfter: "2026-01-02", updatedBefore: "2026-01-02" }, "updatedAfter"],
])("%j is refused at %j", (input, path) => {
  expect(faultsOf(input).map(([at]) => at)).toEqual([path]);
});

test("every fault of an input is found at once, conflicts too", () => {
  const found = faultsOf({ perPage: 0, page: 1, cursor: "x", createdAfter: "2027-01-01", createdBefore: "2026-01-01" });
  expect(found.map(([at]) => at).toSorted()).toEqual(["createdAfter", "page", "perPage"]);
});
