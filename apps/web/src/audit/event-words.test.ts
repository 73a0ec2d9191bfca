import type { AuditEvent } from "@roster/domain";
import { expect, test } from "vitest";
import { phrasesOf } from "./event-words.ts";

const names = new Map([
  ["1", "VIP"],
  ["2", "Gold"],
]);

function said(action: AuditEvent["action"], changes: AuditEvent["changes"] = {}): string[] {
  return phrasesOf({ action, record: { kind: "contact", uniqueId: null, name: null }, changes }, names).map((phrase) =>
    phrase.map((piece) => (typeof piece === "string" ? piece : piece.value)).join(""),
  );
}

test("an update is told change by change, with the values before and after and the names of lists and tags", () => {
  expect(
    said("updated", {
      phone: { from: "+1", to: "+2" },
      listIds: { added: ["1"], removed: [] },
      tagIds: { added: [], removed: ["2", "9"] },
      attributes: { from: { city: "Rome", old: 1, same: true }, to: { city: "Oslo", same: true, tall: { cm: 190 } } },
    }),
  ).toEqual([
    "changed the phone from +1 to +2",
    "added the list VIP",
    "removed the tags Gold and one that is gone",
    "changed city from Rome to Oslo",
    "removed the attribute old, which was 1",
    'added the attribute tall: {"cm":190}',
  ]);
});

test("what is made, deleted or brought back is named, and so is what is known of it", () => {
  expect(said("created")).toEqual(["created the contact"]);
  expect(said("updated")).toEqual(["updated the contact"]);
  expect(said("imported", { read: { to: 3 }, defaultRegion: { to: "US" } })).toEqual([
    "imported the contact",
    "read: 3",
    "default region: US",
  ]);
});

test("a value that is long is cut, and one that is empty has a word", () => {
  expect(said("updated", { name: { from: "", to: "x".repeat(400) } })).toEqual([
    `changed the name from nothing to ${"x".repeat(300)}…`,
  ]);
});
