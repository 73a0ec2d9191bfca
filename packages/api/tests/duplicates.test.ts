import type { DuplicateGroup } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TestApi, type TestOrganization, testApi } from "../src/testing/index.ts";

const brazilian = [
  { name: "Ana Souza", phone: "+5511987654321", lists: ["VIP"], tags: ["Gold"], createdAt: 1 },
  { name: "A. Souza", phone: "+551187654321" },
];
const british = [
  { name: "John Smith", phone: "+447700900123", createdAt: 1 },
  { name: "Jon Smith", phone: "+17700900123" },
];
const strangers = [
  { name: "Ana Souza", phone: "+34600000001" },
  { name: "Boris Ivanov", phone: "+12125550123" },
  { name: "Zoe Winter", phone: "+442125550123" },
  { name: "+1 917 555 0199", phone: "+19175550199" },
  { name: "+44 917 555 0199", phone: "+449175550199" },
];

function names(groups: readonly DuplicateGroup[]): string[] {
  return groups.map(({ reasons, contacts }) => `${reasons.join()}: ${contacts.map(({ name }) => name).join(", ")}`);
}

const allIds = (groups: readonly DuplicateGroup[]) =>
  groups.map(({ contacts }) => contacts.map(({ uniqueId }) => uniqueId));

test("contacts that may be one person are grouped with the reason, others are not", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [...brazilian, ...british, ...strangers] });
  const page = await ours.caller.duplicates.list({});
  expect(names(page.groups).sort()).toEqual([
    "phone_variant: Ana Souza, A. Souza",
    "similar_name: John Smith, Jon Smith",
  ]);
  const usual = page.groups.map(({ usualPhones }) => [...usualPhones].sort());
  expect(usual.sort()).toEqual([["+17700900123", "+447700900123"], ["+5511987654321"]]);
  expect(page.paginationMeta).toMatchObject({ total: 2, totalPages: 1, hasNext: false, hasPrevious: false });
  const ana = page.groups.flatMap(({ contacts }) => contacts).find(({ phone }) => phone === "+5511987654321");
  expect(ana).toMatchObject({ lists: [{ name: "VIP" }], tags: [{ label: "Gold" }] });
  const rest = await (await ours.fetch("/api/duplicates?per_page=50")).json();
  expect(rest.groups).toEqual(page.groups);
  expect((await ours.caller.duplicates.list({ count: "none" })).paginationMeta).not.toHaveProperty("total");
});

test("the group of one contact is found, and none where it has none", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [...brazilian, ...british, ...strangers] });
  const of = async (phone: string) =>
    names((await ours.caller.duplicates.list({ contactId: ours.contacts[phone] })).groups);
  expect(await of("+17700900123")).toEqual(["similar_name: John Smith, Jon Smith"]);
  expect(await of("+34600000001")).toEqual([]);
  expect((await ours.caller.duplicates.list({ contactId: crypto.randomUUID() })).groups).toEqual([]);
});

test("who was said to be different people is not shown again until that is taken back", async () => {
  await using api = await testApi();
  const cyd = { name: "Ana Souza", phone: "+5501187654321" };
  const ours = await api.addOrganization({ contacts: [...brazilian, cyd] });
  const idOf = (phone: string) => ours.contacts[phone] ?? "";
  const [ana, a, third] = ["+5511987654321", "+551187654321", cyd.phone].map(idOf) as [string, string, string];
  const shown = async () => allIds((await ours.caller.duplicates.list({})).groups).map((ids) => ids.sort());
  const { dismissalId, pairs } = await ours.caller.duplicates.dismiss({ uniqueIds: [a, ana] });
  expect(pairs).toBe(1);
  expect(await shown()).toEqual([[ana, a, third].sort()]);
  const all = await ours.caller.duplicates.dismiss({ uniqueIds: [ana, a, third] });
  expect(all.pairs).toBe(2);
  expect(await shown()).toEqual([]);
  await ours.caller.duplicates.undismiss({ dismissalId: all.dismissalId });
  expect(await shown()).toEqual([[ana, a, third].sort()]);
  await ours.caller.contacts.delete({ uniqueId: third });
  expect(await shown()).toEqual([]);
  await ours.caller.duplicates.undismiss({ dismissalId });
  expect(await shown()).toEqual([[ana, a].sort()]);
  await expect(ours.caller.duplicates.undismiss({ dismissalId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ours.caller.duplicates.dismiss({ uniqueIds: [ana, third] })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(ours.caller.duplicates.dismiss({ uniqueIds: [ana, ana] })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("a name that is written in another way is similar, another name is not", async () => {
  await using api = await testApi();
  const similar = async (a: string, b: string) =>
    (await api.owner.execute<[{ is: boolean }]>("select similar_names(norm(?), norm(?)) as is", [a, b]))[0].is;
  for (const [a, b] of [
    ["José García", "Jose Garcia"],
    ["Jon Smith", "John Smith"],
    ["Ana", "Ana Silva"],
    ["Silva Ana", "Ana Silva"],
    ["李小龍", "李小龍"],
    ["M. Iglesias", "María Iglesias"],
  ] as const)
    expect(await similar(a, b), `${a}, ${b}`).toBe(true);
  for (const [a, b] of [
    ["Maria Lopez", "Maria Garcia"],
    ["Ana", "Mariana"],
    ["+1 917 555 0199", "+44 917 555 0199"],
    ["Li", "Li Wei Chen Zhang"],
    ["Zoe Winter", "Boris Ivanov"],
  ] as const)
    expect(await similar(a, b), `${a}, ${b}`).toBe(false);
});

const person = fc.record({
  name: fc.constantFrom("Ana Silva", "Ana M. Silva", "Anna Silva", "Boris Ivanov", "Zoe", "+1 555"),
  phone: fc.constantFrom(
    ...["+5511987654321", "+551187654321", "+5501187654321", "+4487654321", "+3487654321", "+1987654321"],
    ...["+541123456789", "+5491123456789", "+4923456789", "+1123456789", "+123456", "+34600000001"],
  ),
});
const directory = fc.uniqueArray(person, { selector: ({ phone }) => phone, maxLength: 12 });
const dismissed = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 4 });

/** All pairs, looked at one by one: by ending, the contacts that resemble another one. */
async function slowGroups(api: TestApi, { organizationId }: TestOrganization): Promise<string[][]> {
  const pairs = await api.owner.execute<{ ending: string; a: string; b: string }[]>(
    `select right(phone_key(a.phone), 8) as ending, a.id as a, b.id as b from contact a, contact b
     where a.organization_id = ? and b.organization_id = a.organization_id and a.id < b.id
       and right(phone_key(a.phone), 8) = right(phone_key(b.phone), 8)
       and (phone_key(a.phone) = phone_key(b.phone) or similar_names(norm(a.name), norm(b.name)))
       and not exists (select from duplicate_dismissal d where d.contact_id = a.id and d.other_id = b.id)`,
    [organizationId],
  );
  const byEnding = [...Map.groupBy(pairs, ({ ending }) => ending)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byEnding.map(([, of]) => [...new Set(of.flatMap(({ a, b }) => [a, b]))].sort());
}

test("every page, forwards and backwards, has what looking at every pair finds", async () => {
  await using api = await testApi();
  await fc.assert(
    fc.asyncProperty(directory, dismissed, fc.integer({ min: 1, max: 3 }), async (contacts, apart, perPage) => {
      const ours = await api.addOrganization({ contacts });
      const ids = Object.values(ours.contacts);
      for (const [x, y] of apart) {
        const uniqueIds = [ids[x], ids[y]].filter((id) => id !== undefined);
        if (new Set(uniqueIds).size === 2) await ours.caller.duplicates.dismiss({ uniqueIds });
      }
      const expected = await slowGroups(api, ours);
      const forwards: string[][] = [];
      let page = await ours.caller.duplicates.list({ perPage });
      expect(page.paginationMeta.total).toBe(expected.length);
      forwards.push(...allIds(page.groups));
      while (page.paginationMeta.nextCursor !== null) {
        page = await ours.caller.duplicates.list({ perPage, cursor: page.paginationMeta.nextCursor });
        forwards.push(...allIds(page.groups));
      }
      expect(forwards).toEqual(expected);
      const backwards = allIds(page.groups);
      while (page.paginationMeta.prevCursor !== null) {
        page = await ours.caller.duplicates.list({ perPage, cursor: page.paginationMeta.prevCursor });
        backwards.unshift(...allIds(page.groups));
      }
      expect(backwards).toEqual(expected);
      const second = await ours.caller.duplicates.list({ perPage, page: 2 });
      expect(allIds(second.groups)).toEqual(expected.slice(perPage, 2 * perPage));
      expect(second.paginationMeta.hasPrevious).toBe(expected.length > 0);
    }),
    { numRuns: 25 },
  );
});
