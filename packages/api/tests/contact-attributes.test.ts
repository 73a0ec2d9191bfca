import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

test("the attributes that contacts have are told, commonest first, with their kind and their commonest values", async () => {
  await using api = await testApi();
  const attributes = [
    { city: "Vigo", visits: 1, vip: true },
    { city: "Vigo", visits: 2, note: "x".repeat(101) },
    { city: "Lugo", visits: "many", vip: true, tree: { a: [1] } },
    { city: "Ourense", visits: 2, empty: null },
    {},
  ];
  const ours = await api.addOrganization({
    contacts: attributes.map((own, n) => ({ name: `Ana ${n}`, phone: `+1415555010${n}`, attributes: own })),
  });
  await api.addOrganization({ contacts: [{ name: "Bo", phone: "+14155550101", attributes: { secret: "theirs" } }] });
  const response = await ours.fetch("/api/contacts/attributes");
  expect(await response.json()).toEqual(await ours.caller.contacts.attributes());
  expect(await ours.caller.contacts.attributes()).toEqual({
    contactsLookedAt: 5,
    attributes: [
      {
        key: "city",
        kind: "text",
        contacts: 4,
        values: [
          { value: "Vigo", contacts: 2 },
          { value: "Lugo", contacts: 1 },
          { value: "Ourense", contacts: 1 },
        ],
      },
      {
        key: "visits",
        kind: "number",
        contacts: 4,
        values: [
          { value: 2, contacts: 2 },
          { value: "many", contacts: 1 },
          { value: 1, contacts: 1 },
        ],
      },
      { key: "vip", kind: "boolean", contacts: 2, values: [{ value: true, contacts: 2 }] },
      { key: "empty", kind: "other", contacts: 1, values: [] },
      { key: "note", kind: "text", contacts: 1, values: [] },
      { key: "tree", kind: "other", contacts: 1, values: [] },
    ],
  });
});

test("where there are more contacts than are looked at, the newest and the oldest are", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({});
  await api.owner.execute(
    `insert into contact (organization_id, id, name, phone, attributes)
     select ?, uuid7_floor(timestamptz '2026-01-01' + n * interval '1 second'), 'c' || n, '+1' || (2000000000 + n),
       case when n <= 5000 then '{"old": 1}' when n > 5003 then '{"new": "a"}' else '{"between": true}' end::jsonb
     from generate_series(1, 10003) n`,
    [ours.organizationId],
  );
  const { attributes, contactsLookedAt } = await ours.caller.contacts.attributes();
  expect(contactsLookedAt).toBe(10_000);
  expect(attributes.map(({ key, contacts }) => [key, contacts])).toEqual([
    ["new", 5_000],
    ["old", 5_000],
  ]);
});
