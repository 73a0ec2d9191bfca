import type { Contact } from "@roster/domain";
import { expect, test } from "vitest";
import { applied, differences, type Edit, patchOf } from "./contact-edit.ts";

const tag = (label: string) => ({ label, uniqueId: `id of ${label}` });
const contact = {
  name: "Ada",
  phone: "+14155550101",
  status: "Active",
  attributes: { city: "Rome", vip: true, nothing: null },
  lists: [],
  tags: [tag("friend")],
} as unknown as Contact;

test("an edit becomes the patch of the contract", () => {
  expect(patchOf({ name: "Bea", attributes: { city: null } })).toEqual({ name: "Bea", attributes: { city: null } });
  expect(patchOf({ lists: [], tags: [tag("friend"), tag("new")] })).toEqual({
    listIds: [],
    tagIds: ["id of friend", "id of new"],
  });
});

test("what is shown meanwhile is what the server will answer", () => {
  expect(applied(contact, { attributes: { city: null, age: 3 } }).attributes).toEqual({
    vip: true,
    nothing: null,
    age: 3,
  });
  expect(applied(contact, { name: "" }).name).toBe(contact.phone);
  expect(applied(contact, { status: "Blocked" })).toEqual({ ...contact, status: "Blocked" });
});

test("a conflict names what the other one changed, and what the edit would make of it", () => {
  const theirs = { ...contact, name: "Cleo", attributes: { ...contact.attributes, city: "Oslo" } };
  const edit: Edit = () => ({ name: "Bea" });
  expect(differences(contact, { theirs, edit })).toEqual([
    { field: "Name", theirs: "Cleo", mine: "Bea" },
    { field: "city", theirs: "Oslo", mine: null },
  ]);
  const addsTag: Edit = ({ tags = [] }) => ({ tags: [...tags, tag("new")] });
  expect(differences(contact, { theirs: contact, edit: addsTag })).toEqual([
    { field: "Tags", theirs: "friend", mine: "friend, new" },
  ]);
});
