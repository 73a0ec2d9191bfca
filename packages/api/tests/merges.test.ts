import { forgetWhatIsOver } from "@roster/db";
import type { Contact } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TestOrganization, testApi } from "../src/testing/index.ts";

const at = (day: number) => Date.UTC(2026, 0, day);
const ana = {
  name: "Ana",
  phone: "+5511987654321",
  attributes: { city: "Santos", age: 41 },
  lists: ["VIP"],
  tags: ["Gold"],
  conversations: [[at(2), at(3)]],
};
const other = {
  name: "Ana Souza",
  phone: "+551187654321",
  status: "Inactive" as const,
  attributes: { city: "São Paulo", vip: true },
  lists: ["VIP", "News"],
  tags: ["Silver"],
  conversations: [[at(5)], [at(1)], []],
};
const bystander = { name: "Bo", phone: "+14155550100", lists: ["News"], conversations: [[at(4)]] };

function idOf(ours: TestOrganization, phone: string): string {
  return ours.contacts[phone] ?? "";
}

/** Everything of every contact but its version. */
async function everything({ caller }: TestOrganization): Promise<Omit<Contact, "updatedAt">[]> {
  const page = await caller.contacts.list({ perPage: 100, conversationsLimit: 20, messagesLimit: 50 });
  return page.contacts.map(({ updatedAt, lists = [], ...contact }) => ({ ...contact, lists }));
}

test("a merge gives the contact what was chosen and all lists, tags and conversations, and its undo takes all of it back", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [ana, other, bystander] });
  const before = await everything(ours);
  const [uniqueId, otherId] = [idOf(ours, ana.phone), idOf(ours, other.phone)];
  const moved = (await ours.caller.conversations.list({ contactId: otherId })).conversations;
  const { mergeId, contact } = await ours.caller.contacts.merge({
    uniqueId,
    others: [{ uniqueId: otherId }],
    choices: { name: otherId, phone: otherId, attributes: { city: otherId } },
  });
  expect(contact).toMatchObject({
    uniqueId,
    name: "Ana Souza",
    phone: other.phone,
    status: "Active",
    attributes: { city: "São Paulo", age: 41, vip: true },
    lists: [{ name: "News" }, { name: "VIP", numberOfContacts: 1 }],
    tags: [{ label: "Gold" }, { label: "Silver" }],
    lastMessageAt: new Date(at(5)).toISOString(),
  });
  expect(contact.conversations).toHaveLength(4);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(2);
  await expect(ours.caller.contacts.get({ uniqueId: otherId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await api.counts.wrong()).toEqual([]);

  const { contacts } = await ours.caller.contacts.unmerge({ mergeId });
  expect(contacts.map((one) => one.uniqueId)).toEqual([uniqueId, otherId]);
  expect(await everything(ours)).toEqual(before);
  expect((await ours.caller.conversations.list({ contactId: otherId })).conversations).toEqual(moved);
  expect(await api.counts.wrong()).toEqual([]);
  await expect(ours.caller.contacts.unmerge({ mergeId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a merge says what it did in the log, to each contact", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [ana, other] });
  const [uniqueId, otherId] = [idOf(ours, ana.phone), idOf(ours, other.phone)];
  const { mergeId } = await ours.caller.contacts.merge({ uniqueId, others: [{ uniqueId: otherId }] });
  await ours.caller.contacts.unmerge({ mergeId });
  const { events } = await ours.caller.audit.list({ recordKinds: ["contact"] });
  const told = events.map(({ action, record, changes }) => [action, record.uniqueId, changes]);
  expect(told.slice(2)).toEqual(
    expect.arrayContaining([
      ["deleted", otherId, { mergedInto: { to: uniqueId } }],
      ["updated", uniqueId, expect.objectContaining({ mergedFrom: { added: [otherId] } })],
    ]),
  );
  expect(told.slice(0, 2)).toEqual(
    expect.arrayContaining([
      ["restored", otherId, {}],
      ["updated", uniqueId, expect.objectContaining({ mergedFrom: { removed: [otherId] } })],
    ]),
  );
});

test("a contact that changed since it was looked at is not merged, and nothing of the merge is", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [ana, other] });
  const [uniqueId, otherId] = [idOf(ours, ana.phone), idOf(ours, other.phone)];
  const [seen, seenOther] = await Promise.all(
    [uniqueId, otherId].map((id) => ours.caller.contacts.get({ uniqueId: id })),
  );
  await ours.caller.contacts.update({ uniqueId: otherId, name: "Changed" });
  const before = await everything(ours);
  const merge = (expected: string, expectedOther: string) =>
    ours.caller.contacts.merge({
      uniqueId,
      expectedUpdatedAt: expected,
      others: [{ uniqueId: otherId, expectedUpdatedAt: expectedOther }],
    });
  const stale = merge(seen?.updatedAt ?? "", seenOther?.updatedAt ?? "");
  await expect(stale).rejects.toMatchObject({ code: "PRECONDITION_FAILED", message: expect.stringContaining(otherId) });
  expect(await everything(ours)).toEqual(before);
  const response = await ours.fetch(`/api/contacts/${uniqueId}/merge`, {
    method: "POST",
    headers: { "content-type": "application/json", "if-match": '"v1"' },
    body: JSON.stringify({ others: [{ uniqueId: otherId }] }),
  });
  expect(response.status).toBe(412);
  const now = await ours.caller.contacts.get({ uniqueId: otherId });
  const { contact } = await merge(seen?.updatedAt ?? "", now.updatedAt);
  expect(contact.updatedAt > (seen?.updatedAt ?? "")).toBe(true);
});

test("a merge by REST is carried out once for its key, and undone by its id", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [ana, other] });
  const [uniqueId, otherId] = [idOf(ours, ana.phone), idOf(ours, other.phone)];
  const post = async (path: string, body?: unknown) => {
    const response = await ours.fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": `merge ${path}`.replaceAll(" ", "-") },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: await response.json() };
  };
  const first = await post(`/api/contacts/${uniqueId}/merge`, { others: [{ uniqueId: otherId }] });
  const again = await post(`/api/contacts/${uniqueId}/merge`, { others: [{ uniqueId: otherId }] });
  expect(first.status).toBe(200);
  expect(again).toEqual(first);
  const undone = await post(`/api/contacts/merges/${first.body.mergeId}/undo`);
  expect(undone).toMatchObject({ status: 200, body: { contacts: [{ uniqueId }, { uniqueId: otherId }] } });
});

test("choices of another contact, a contact twice, and attributes that are too many together are refused by name", async () => {
  await using api = await testApi();
  const many = (prefix: string) => Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${prefix}${n}`, n]));
  const ours = await api.addOrganization({
    contacts: [{ ...ana, attributes: many("a") }, { ...other, attributes: many("b") }, bystander],
  });
  const [uniqueId, otherId, third] = [ana, other, bystander].map(({ phone }) => idOf(ours, phone)) as [
    string,
    string,
    string,
  ];
  const before = await everything(ours);
  const fault = async (input: Parameters<typeof ours.caller.contacts.merge>[0]) => {
    const error = await ours.caller.contacts.merge(input).catch((thrown) => thrown);
    return [error.code, error.cause.faults?.[0]?.name ?? error.message];
  };
  const others = [{ uniqueId: otherId }];
  expect(await fault({ uniqueId, others, choices: { name: third } })).toEqual([
    "UNPROCESSABLE_CONTENT",
    "choices.name",
  ]);
  expect(await fault({ uniqueId, others, choices: { attributes: { a1: third } } })).toEqual([
    "UNPROCESSABLE_CONTENT",
    "choices.attributes.a1",
  ]);
  expect(await fault({ uniqueId, others })).toEqual(["UNPROCESSABLE_CONTENT", "attributes"]);
  expect(await fault({ uniqueId, others: [{ uniqueId }] })).toEqual(["UNPROCESSABLE_CONTENT", "others"]);
  expect((await fault({ uniqueId, others: [...others, ...others] }))[0]).toBe("BAD_REQUEST");
  expect((await fault({ uniqueId, others: [{ uniqueId: crypto.randomUUID() }] }))[0]).toBe("NOT_FOUND");
  expect(await everything(ours)).toEqual(before);
});

test("an undo keeps what was changed since beside the merge, and refuses where the merge's own values were", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [ana, other, bystander] });
  const [uniqueId, otherId] = [idOf(ours, ana.phone), idOf(ours, other.phone)];
  const merge = () =>
    ours.caller.contacts.merge({ uniqueId, others: [{ uniqueId: otherId }], choices: { name: otherId } });
  const first = await merge();
  await ours.caller.contacts.update({ uniqueId, name: "Someone else", attributes: { vip: false } });
  const merged = await everything(ours);
  await expect(ours.caller.contacts.unmerge({ mergeId: first.mergeId })).rejects.toMatchObject({
    code: "CONFLICT",
    message: "Changed since the merge: name, attributes.vip. Nothing was undone.",
  });
  expect(await everything(ours)).toEqual(merged);
  await ours.caller.contacts.update({
    uniqueId,
    name: "Ana",
    status: "Blocked",
    attributes: { vip: true, seen: true },
    listIds: Object.values(ours.lists),
  });
  await ours.caller.contacts.unmerge({ mergeId: first.mergeId });
  expect(await ours.caller.contacts.get({ uniqueId })).toMatchObject({
    name: "Ana",
    status: "Blocked",
    attributes: { city: "Santos", age: 41, seen: true },
    lists: [{ name: "VIP" }],
  });

  const second = await merge();
  const taken = await ours.caller.contacts.create({ name: "New", phone: "+55 11 8765-4321" });
  await expect(ours.caller.contacts.unmerge({ mergeId: second.mergeId })).rejects.toMatchObject({
    cause: { code: "phone_taken", existingId: taken.uniqueId },
  });
  await ours.caller.contacts.delete({ uniqueId: taken.uniqueId });
  await ours.caller.contacts.delete({ uniqueId });
  await expect(ours.caller.contacts.unmerge({ mergeId: second.mergeId })).rejects.toMatchObject({ code: "CONFLICT" });
  await ours.caller.contacts.restore({ uniqueId });
  await ours.caller.contacts.restore({ uniqueId: otherId });
  await ours.caller.contacts.unmerge({ mergeId: second.mergeId });
  expect((await ours.caller.contacts.get({ uniqueId: otherId })).conversations).toHaveLength(3);
  expect(await api.counts.wrong()).toEqual([]);
});

test("who is different from a contact is different from the one that it is merged into, until that is undone", async () => {
  await using api = await testApi();
  const third = { name: "Ana Souza", phone: "+5501187654321" };
  const ours = await api.addOrganization({ contacts: [ana, other, third] });
  const [uniqueId, otherId, thirdId] = [ana, other, third].map(({ phone }) => idOf(ours, phone)) as [
    string,
    string,
    string,
  ];
  const size = async () => (await ours.caller.duplicates.list({})).groups[0]?.contacts.length ?? 0;
  await ours.caller.duplicates.dismiss({ uniqueIds: [otherId, thirdId] });
  expect(await size()).toBe(3);
  const { mergeId } = await ours.caller.contacts.merge({ uniqueId, others: [{ uniqueId: otherId }] });
  expect(await size()).toBe(0);
  await ours.caller.contacts.unmerge({ mergeId });
  expect(await size()).toBe(3);
});

test("merging needs the permission to delete, undoing it the one to create", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [ana, other] });
  const [uniqueId, otherId] = [idOf(ours, ana.phone), idOf(ours, other.phone)];
  const { secret } = await ours.caller.keys.create({ name: "some", permissions: ["Update:Contact"] });
  const post = async (path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const response = await ours.fetch(path, {
      method: "POST",
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return [response.status, (await response.json()).detail];
  };
  const refused = (permission: string) => [403, `This needs the permission ${permission}, which you do not have.`];
  expect(await post(`/api/contacts/${uniqueId}/merge`, { others: [{ uniqueId: otherId }] })).toEqual(
    refused("Delete:Contact"),
  );
  const { mergeId } = await ours.caller.contacts.merge({ uniqueId, others: [{ uniqueId: otherId }] });
  expect(await post(`/api/contacts/merges/${mergeId}/undo`)).toEqual(refused("Create:Contact"));
});

test("eight merges at once of the same contacts, each into another one: one is done, the others are refused", async () => {
  await using api = await testApi();
  const contacts = Array.from({ length: 8 }, (_, n) => ({ ...other, phone: `+1415555010${n}`, name: `P${n}` }));
  const ours = await api.addOrganization({ contacts });
  const ids = Object.values(ours.contacts);
  const results = await Promise.allSettled(
    ids.map((uniqueId) => {
      const others = ids.filter((id) => id !== uniqueId).map((id) => ({ uniqueId: id }));
      return ours.caller.contacts.merge({ uniqueId, others });
    }),
  );
  const done = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(done).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "NOT_FOUND" });
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(1);
  expect(await api.counts.wrong()).toEqual([]);
  const undone = await Promise.allSettled(
    ids.map(() => ours.caller.contacts.unmerge({ mergeId: done[0]?.mergeId ?? "" })),
  );
  expect(undone.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await everything(ours)).map(({ name, conversations }) => [name, conversations?.length]).sort()).toEqual(
    contacts.map(({ name }) => [name, 3]),
  );
  expect(await api.counts.wrong()).toEqual([]);
});

test("what is known of a merge is forgotten with the contacts that it deleted", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ contacts: [ana, other, bystander] });
  const ids = [ana, other, bystander].map(({ phone }) => idOf(ours, phone)) as [string, string, string];
  await ours.caller.duplicates.dismiss({ uniqueIds: ids });
  const { mergeId } = await ours.caller.contacts.merge({ uniqueId: ids[0], others: [{ uniqueId: ids[1] }] });
  const old = "now() - interval '31 days'";
  await api.owner.execute(`update contact_tombstone set deleted_at = ${old}`);
  await api.owner.execute(`update contact_merge set id = uuid7(${old})`);
  await expect(ours.caller.contacts.unmerge({ mergeId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await forgetWhatIsOver(api.db.fork());
  const left = await api.owner.execute("select contact_id, other_id from duplicate_dismissal");
  expect(left).toHaveLength(1);
  expect(await api.owner.execute("select id from contact_merge")).toEqual([]);
  expect((await ours.caller.contacts.get({ uniqueId: ids[0] })).conversations).toHaveLength(4);
});

const attributes = fc.dictionary(fc.constantFrom("a", "b", "__proto__"), fc.constantFrom(1, "x", null, { c: [1] }), {
  maxKeys: 3,
});
const person = fc.record({
  name: fc.constantFrom("Ana", "Ana Souza", "Bo"),
  status: fc.constantFrom("Active" as const, "Inactive" as const, "Blocked" as const),
  attributes,
  lists: fc.subarray(["L", "M", "N"]),
  tags: fc.subarray(["t", "u"]),
  conversations: fc.array(fc.array(fc.integer({ min: at(1), max: at(20) }), { maxLength: 2 }), { maxLength: 3 }),
});
const step = fc.record({
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2, maxLength: 4 }),
  name: fc.nat(3),
  phone: fc.nat(3),
  status: fc.nat(3),
  keys: fc.dictionary(fc.constantFrom("a", "b", "__proto__"), fc.nat(3)),
});

test("whatever is merged, in any order and with any choices, undoing all of it gives back what was there", async () => {
  await using api = await testApi();
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 6, maxLength: 6 }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      async (people, steps) => {
        const contacts = people.map((one, n) => ({ ...one, phone: `+1415555010${n}` }));
        const ours = await api.addOrganization({ lists: ["L", "M", "N"], contacts });
        const before = await everything(ours);
        const merges: string[] = [];
        const gone = new Set<string>();
        for (const { order, name, phone, status, keys } of steps) {
          const ids = order.map((n) => Object.values(ours.contacts)[n] ?? "").filter((id) => !gone.has(id));
          const [uniqueId, ...others] = ids;
          if (uniqueId === undefined || others.length === 0) continue;
          const pick = (n: number) => ids[n % ids.length] as string;
          const choices = {
            ...{ name: pick(name), phone: pick(phone), status: pick(status) },
            attributes: Object.fromEntries(Object.entries(keys).map(([key, n]) => [key, pick(n)])),
          };
          const was = new Map((await everything(ours)).map((one) => [one.uniqueId, one]));
          const input = { uniqueId, others: others.map((id) => ({ uniqueId: id })), choices };
          const { mergeId, contact } = await ours.caller.contacts.merge(input);
          const moments = ids.flatMap((id) => was.get(id)?.lastMessageAt ?? []).sort();
          expect(contact).toMatchObject({
            name: was.get(choices.name)?.name,
            phone: was.get(choices.phone)?.phone,
            status: was.get(choices.status)?.status,
            lastMessageAt: moments.at(-1) ?? null,
          });
          merges.push(mergeId);
          for (const id of others) gone.add(id);
          expect(await api.counts.wrong()).toEqual([]);
        }
        expect(await everything(ours)).toHaveLength(6 - gone.size);
        for (const mergeId of merges.reverse()) await ours.caller.contacts.unmerge({ mergeId });
        expect(await everything(ours)).toEqual(before);
        expect(await api.counts.wrong()).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
});
