import type { Segment } from "@roster/domain";
import { expect, test } from "vitest";
import { defaultView, viewHref } from "../contacts/contacts-view.ts";
import { isSameList, keptOf, viewOf } from "./segment-view.ts";

const [one, two] = ["019a1f0e-3b52-7c41-9a10-5a1f3d2c7b01", "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b02"] as const;
const segment: Segment = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b14",
  name: "Any",
  criteria: {
    search: "ana",
    status: ["Active", "Blocked"],
    listIds: [one, two],
    listMatch: "any",
    tagIds: [two],
    tagMatch: "all",
    createdAfter: "2026-01-01T00:00:00.000Z",
    filter: { field: "attributes.city", op: "eq", value: "Vigo" },
  },
  sortBy: "name",
  order: "asc",
  isShared: true,
  owner: null,
  createdAt: "2026-03-01T10:00:00.000Z",
  updatedAt: "2026-03-01T10:00:00.000Z",
};

test("a view that was kept comes back as it was, under the segment's id", () => {
  const view = viewOf(segment);
  expect(new URL(viewHref(view), "http://roster").searchParams.get("segment")).toBe(segment.uniqueId);
  const again = viewOf({ ...segment, ...kept(view) });
  expect(again).toEqual(view);
});

test("a list is the same whatever its page, its order of choices and the contact that is open, and no other", () => {
  const view = viewOf(segment);
  const moved = { ...view, page: 3, perPage: 100, contact: one, listIds: view.listIds.toReversed(), segment: null };
  expect(isSameList(view, moved)).toBe(true);
  for (const change of [{ search: "an" }, { order: "desc" as const }, { listIds: [one] }, { status: [] }])
    expect(isSameList(view, { ...view, ...change })).toBe(false);
  expect(isSameList(view, defaultView)).toBe(false);
});

/** As the server would keep it: with every member of the criteria. */
function kept(view: Parameters<typeof keptOf>[0]): Pick<Segment, "criteria" | "sortBy" | "order"> {
  const { criteria, ...order } = keptOf(view);
  return { criteria: { listMatch: "any", tagMatch: "any", ...criteria }, ...order };
}
