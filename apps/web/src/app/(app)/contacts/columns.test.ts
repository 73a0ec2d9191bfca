import { expect, test } from "vitest";
import { columnWidth, defaultTable, moved, shownColumns } from "./columns.ts";

const everyone = { may: () => true, before: 40 };

test("pinned columns come first, each where the one before it ends", () => {
  const shown = shownColumns(
    [{ key: "phone" }, { key: "name", isPinned: true, width: 300 }, { key: "attributes.city", isPinned: true }],
    everyone,
  );
  expect(shown.map(({ key, title, width, pinnedAt }) => [key, title, width, pinnedAt])).toEqual([
    ["name", "Name", 300, 40],
    ["attributes.city", "city", 160, 340],
    ["phone", "Phone", 145, null],
  ]);
});

test("a column of what somebody may not read is not there", () => {
  const may = (permission: string) => permission !== "Get:List";
  expect(shownColumns(defaultTable.columns, { may, before: 0 }).map(({ key }) => key)).not.toContain("lists");
  expect(shownColumns(defaultTable.columns, { may, before: 0 }).map(({ key }) => key)).toContain("tags");
});

test("a column moves to another place, and the others keep their order", () => {
  const keys = (to: number) =>
    moved([{ key: "name" }, { key: "phone" }, { key: "status", width: 90 }], "status", to).map(({ key }) => key);
  expect(keys(0)).toEqual(["status", "name", "phone"]);
  expect(keys(1)).toEqual(["name", "status", "phone"]);
  expect(keys(9)).toEqual(["name", "phone", "status"]);
});

test("a width stays within what a column can have", () => {
  expect([columnWidth(5), columnWidth(99.6), columnWidth(5_000)]).toEqual([60, 100, 1_000]);
});
