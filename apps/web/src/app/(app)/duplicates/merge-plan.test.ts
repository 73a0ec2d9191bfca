import type { Contact } from "@roster/domain";
import { expect, test } from "vitest";
import { mergedOf, mergeInput, planOf } from "./merge-plan.ts";

const contact = (uniqueId: string, fields: Partial<Contact>): Contact => ({
  uniqueId,
  name: "Ana",
  phone: "+5511987654321",
  attributes: {},
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  lastMessageAt: null,
  status: "Active",
  ...fields,
});
const written = contact("a", {
  name: "+55 11 98765-4321",
  attributes: { city: "Santos", age: 41 },
  lastMessageAt: "2026-02-01T00:00:00.000Z",
});
const listed = contact("b", {
  name: "Ana S.",
  phone: "+551187654321",
  status: "Blocked",
  attributes: JSON.parse('{"city":"São Paulo","__proto__":"x"}'),
  updatedAt: "2026-03-01T00:00:00.000Z",
});

const usualPhones = [written.phone];

test("the contact that was talked to stays with its phone, a real name and recent values are taken, and who is blocked stays so", () => {
  expect(planOf({ contacts: [written, listed], usualPhones })).toEqual({
    survivorId: "a",
    name: "b",
    phone: "a",
    status: "b",
    attributes: new Map([
      ["city", "b"],
      ["age", "a"],
      ["__proto__", "b"],
    ]),
  });
});

test("where nobody was talked to the phone is the one that is spelled as usual", () => {
  const contacts = [listed, { ...written, lastMessageAt: null }];
  expect(planOf({ contacts, usualPhones })).toMatchObject({ survivorId: "b", phone: "a" });
});

test("what was chosen is kept while its contact is among those that are merged", () => {
  const choices = { survivorId: "b", name: "a", attributes: new Map([["age", "b"]]) };
  expect(planOf({ contacts: [written, listed], usualPhones }, choices)).toMatchObject({
    survivorId: "b",
    name: "a",
    phone: "a",
  });
  expect(planOf({ contacts: [listed, contact("c", {})], usualPhones }, { ...choices, survivorId: "a" })).toMatchObject({
    survivorId: "b",
    name: "b",
  });
});

test("what is shown is what is asked for: an attribute of a contact without it is left out", () => {
  const plan = planOf({ contacts: [written, listed], usualPhones }, { attributes: new Map([["age", "b"]]) });
  expect(mergedOf([written, listed], plan)).toMatchObject({
    name: "Ana S.",
    phone: "+5511987654321",
    status: "Blocked",
  });
  expect(Object.entries(mergedOf([written, listed], plan).attributes)).toEqual([
    ["city", "São Paulo"],
    ["__proto__", "x"],
  ]);
  expect(mergeInput([written, listed], plan)).toMatchObject({
    uniqueId: "a",
    expectedUpdatedAt: written.updatedAt,
    others: [{ uniqueId: "b", expectedUpdatedAt: listed.updatedAt }],
    choices: { name: "b", status: "b" },
  });
});
