import { BulkRepository, forgetWhatIsOver } from "@roster/db";
import type { BulkChanges, Contact, ContactStatus, Json } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Background } from "../src/background/background.ts";
import { BulkKeeper } from "../src/background/bulk-keeper.ts";
import { type TestOrganization, testApi } from "../src/testing/index.ts";
import { undoCases } from "./env.ts";
import { heldUp } from "./held-up.ts";

const people = Array.from({ length: 8 }, (_, n) => ({
  name: `Person ${n}`,
  phone: `+1415555${1000 + n}`,
  attributes: { city: n % 2 ? "Rome" : "Oslo", n, deep: { er: [n] } },
  lists: n % 2 ? ["A"] : ["B"],
  tags: n % 3 ? [] : ["x", "y"],
}));

async function organization(options: { answerImportsWithinMs?: number } = {}) {
  const api = await testApi(options);
  const ours = await api.addOrganization({ lists: ["A", "B", "C"], contacts: people });
  const ids = Object.values(ours.contacts);
  const bulk = async (changes: BulkChanges, of = ids) => {
    const report = await ours.caller.contacts.bulk({ ids: of, changes });
    return report.bulkId as string;
  };
  return { api, ours, ids, bulk, undo: (bulkId: string) => ours.caller.contacts.undoBulk({ bulkId }) };
}

type Directory = Record<string, Record<string, unknown>>;

/** Every contact as the members that can be changed, each thing by itself: a directory that two states can be compared by. */
async function directoryOf({ caller }: TestOrganization): Promise<Directory> {
  const { contacts } = await caller.contacts.list({ perPage: 100, include: ["lists", "tags"] });
  return Object.fromEntries(contacts.map((contact) => [contact.uniqueId, thingsOf(contact)]));
}

function thingsOf({ name, phone, status, attributes, lists = [], tags = [] }: Contact): Record<string, unknown> {
  return {
    ...{ name, phone, status },
    ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`attributes.${key}`, value])),
    ...Object.fromEntries(lists.map(({ uniqueId }) => [`list.${uniqueId}`, true])),
    ...Object.fromEntries(tags.map(({ uniqueId }) => [`tag.${uniqueId}`, true])),
  };
}

const conflict = { cause: { code: "conflict" } };

test("a change of everything is undone: status, attributes, lists and tags are what each contact had, and no more", async () => {
  const { api, ours, ids, bulk, undo } = await organization();
  await using _ = api;
  const before = await directoryOf(ours);
  const bulkId = await bulk({
    status: "Blocked",
    attributes: { city: null, deep: { more: 1 }, fresh: true },
    addListIds: [ours.lists.A as string, ours.lists.C as string],
    removeListIds: [ours.lists.B as string, ours.lists.C as string],
    addTagIds: [ours.tags.x as string],
    removeTagIds: [ours.tags.y as string],
  });
  const after = await directoryOf(ours);
  expect(after).not.toEqual(before);
  expect(await ours.caller.contacts.undoBulk({ bulkId, dryRun: true })).toMatchObject({
    bulkId: null,
    state: "planned",
    count: 8,
  });
  expect(await directoryOf(ours)).toEqual(after);
  expect(await undo(bulkId)).toMatchObject({ state: "done", count: 8, done: 8, changed: 8, unchanged: 0, failed: 0 });
  expect(await directoryOf(ours)).toEqual(before);
  expect(await api.counts.wrong()).toEqual([]);
  await expect(undo(bulkId)).rejects.toMatchObject(conflict);
  await expect(undo(ids[0] as string)).rejects.toMatchObject({ cause: { code: "not_found" } });
});

test("an undo can be undone, and that again; each once", async () => {
  const { api, ours, ids, bulk, undo } = await organization();
  await using _ = api;
  const before = await directoryOf(ours);
  const bulkId = await bulk({ delete: true }, ids.slice(2));
  const after = await directoryOf(ours);
  let last = bulkId;
  for (const expected of [before, after, before, after]) {
    const report = await undo(last);
    expect(report).toMatchObject({ count: 6, changed: 6, failed: 0 });
    expect(await directoryOf(ours)).toEqual(expected);
    await expect(undo(last)).rejects.toMatchObject(conflict);
    last = report.bulkId as string;
  }
  expect(await api.counts.wrong()).toEqual([]);
});

test("changes are undone from the last to the first, and not otherwise where they are about the same", async () => {
  const { api, ours, ids, bulk, undo } = await organization();
  await using _ = api;
  const before = await directoryOf(ours);
  const first = await bulk({ status: "Blocked" });
  const between = await directoryOf(ours);
  const second = await bulk({ status: "Inactive", attributes: { seen: true } });
  const report = await undo(first);
  expect(report).toMatchObject({ changed: 0, failed: 8 });
  const detail = "Its status was changed since.";
  expect(report.failures).toContainEqual({ uniqueId: ids[0], code: "changed_since", detail });
  await undo(second);
  expect(await directoryOf(ours)).toEqual(between);
  await undo(await bulk({ attributes: { third: 3 } }));
  const other = await bulk({ status: "Active" });
  await undo(await bulk({ status: "Inactive" }));
  expect(await undo(other)).toMatchObject({ changed: 8, failed: 0 });
  expect(await directoryOf(ours)).toEqual(between);
  expect(await undo(first)).toMatchObject({ count: 8, changed: 8, failed: 0 });
  expect(await directoryOf(ours)).toEqual(before);
  await expect(undo(first)).rejects.toMatchObject(conflict);
});

test("what others changed since is left, said by contact, and so is what was put back by hand", async () => {
  const { api, ours, bulk, undo } = await organization();
  await using _ = api;
  const [a, b, c, d, e, f, g, h] = Object.values(ours.contacts) as [string, ...string[]] & { length: 8 };
  const { lists, tags, caller } = ours;
  const bulkId = await bulk({
    status: "Blocked",
    attributes: { city: "Paris" },
    addListIds: [lists.C as string],
    removeTagIds: [tags.x as string],
  });
  await caller.contacts.update({ uniqueId: a, name: "Other name", attributes: { other: 1 } });
  await caller.contacts.update({ uniqueId: b as string, status: "Inactive" });
  await caller.contacts.update({ uniqueId: b as string, status: "Blocked" });
  await caller.contacts.update({ uniqueId: c as string, attributes: { city: "Bonn" } });
  await caller.contacts.update({ uniqueId: d as string, listIds: [] });
  await caller.contacts.update({ uniqueId: d as string, listIds: [lists.C as string] });
  await caller.contacts.delete({ uniqueId: e as string });
  await caller.contacts.update({ uniqueId: f as string, status: "Active", attributes: { city: "Rome" } });
  await caller.contacts.update({ uniqueId: g as string, tagIds: [tags.x as string, tags.y as string] });
  await caller.contacts.delete({ uniqueId: h as string });
  await caller.contacts.restore({ uniqueId: h as string });
  const report = await undo(bulkId);
  expect(report).toMatchObject({ count: 8, changed: 4, unchanged: 0, failed: 4 });
  expect(
    Object.fromEntries(report.failures.map(({ uniqueId, code, detail }) => [uniqueId, `${code}: ${detail}`])),
  ).toEqual({
    [b as string]: "changed_since: Its status was changed since.",
    [c as string]: 'changed_since: Its attribute "city" was changed since.',
    [d as string]: "changed_since: Its lists were changed since.",
    [e as string]: "not_found: There is no such contact.",
  });
  const now = await directoryOf(ours);
  expect(now[a]).toMatchObject({
    name: "Other name",
    status: "Active",
    "attributes.city": "Oslo",
    "attributes.other": 1,
  });
  expect(now[b as string]).toMatchObject({ status: "Blocked", "attributes.city": "Paris" });
  expect(now[f as string]).toMatchObject({ status: "Active", "attributes.city": "Rome" });
  expect(now[f as string]).not.toHaveProperty(`list.${lists.C}`);
  expect(await api.counts.wrong()).toEqual([]);
});

test("a list that is gone and a phone that was taken are said; what is gone anyway is no fault", async () => {
  const { api, ours, ids, bulk, undo } = await organization();
  await using _ = api;
  const { lists, caller } = ours;
  const added = await bulk({ addListIds: [lists.C as string], status: "Inactive" });
  await caller.lists.delete({ uniqueId: lists.C as string });
  expect(await undo(added)).toMatchObject({ changed: 8, failed: 0 });
  const removed = await bulk({ removeListIds: [lists.A as string], attributes: { seen: true } });
  await caller.lists.delete({ uniqueId: lists.A as string });
  const left = await undo(removed);
  expect(left).toMatchObject({ changed: 4, failed: 4 });
  expect(new Set(left.failures.map(({ code, detail }) => `${code}: ${detail}`))).toEqual(
    new Set(["not_found: A list that it had was deleted."]),
  );
  const deleted = await bulk({ delete: true }, ids.slice(0, 3));
  await caller.contacts.create({ phone: people[0]?.phone as string });
  await caller.contacts.restore({ uniqueId: ids[1] as string });
  const part = await undo(deleted);
  expect(part).toMatchObject({
    count: 3,
    changed: 1,
    unchanged: 1,
    failures: [
      { uniqueId: ids[0], code: "phone_taken", detail: `Another contact has the phone ${people[0]?.phone} already.` },
    ],
  });
  const free = async () => {
    const { contacts } = await caller.contacts.list({ search: people[0]?.phone as string });
    await caller.contacts.delete({ uniqueId: contacts[0]?.uniqueId as string });
  };
  await free();
  expect(await caller.contacts.undoBulk({ bulkId: deleted, dryRun: true })).toMatchObject({ count: 1 });
  expect(await undo(deleted)).toMatchObject({ count: 1, changed: 1, failed: 0 });
  await expect(undo(deleted)).rejects.toMatchObject(conflict);
  expect(await undo(part.bulkId as string)).toMatchObject({ count: 1, changed: 1 });
  expect(await api.counts.wrong()).toEqual([]);
});

test("attributes that would break a limit by now are left", async () => {
  const { api, ours, ids, bulk, undo } = await organization();
  await using _ = api;
  const [full = ""] = ids;
  const bulkId = await bulk({ attributes: { city: null }, status: "Blocked" });
  await ours.caller.contacts.update({
    uniqueId: full,
    attributes: Object.fromEntries(Array.from({ length: 98 }, (_, n) => [`k${n}`, n])),
  });
  expect(await undo(bulkId)).toMatchObject({
    changed: 7,
    failures: [{ uniqueId: full, code: "unprocessable", detail: "attributes must have at most 100 keys" }],
  });
  expect(await ours.caller.contacts.get({ uniqueId: full })).toMatchObject({ status: "Blocked" });
});

test("an undo that a server left in the middle is finished by the next one, once", async () => {
  const { api, ours, bulk } = await organization();
  await using _ = api;
  const before = await directoryOf(ours);
  const bulkId = await bulk({ status: "Blocked", attributes: { seen: true } });
  const tenant = { organizationId: ours.organizationId, defaultRegion: "US" as const };
  const repository = new BulkRepository(api.db.fork(), tenant);
  const undoId = await repository.beginUndo({ bulkId });
  expect(await repository.changeChunk(undoId, 3)).toBe(true);
  expect(await repository.report(undoId)).toMatchObject({ state: "running", done: 3, changed: 3 });
  await expect(repository.beginUndo({ bulkId: undoId })).rejects.toMatchObject({ code: "conflict" });
  const background = new Background({ db: api.db, log: () => {} });
  const keepers = [1, 2].map(() => new BulkKeeper(api.db, background));
  for (const keeper of keepers) keeper.start();
  await expect.poll(() => repository.report(undoId)).toMatchObject({ state: "done", done: 8, changed: 8, failed: 0 });
  await background.stop();
  expect(await directoryOf(ours)).toEqual(before);
});

test("an edit that comes at the same time is waited for and respected, and of two undos one is refused", async () => {
  const { api, ours, ids, bulk } = await organization();
  await using _ = api;
  const bulkId = await bulk({ status: "Blocked" });
  const undo = (seconds: number) =>
    ours.fetch(`/api/contacts/bulk/${bulkId}/undo?wait_seconds=${seconds}`, { method: "POST" });
  const hold = await heldUp(api, "update contact set name = name where id = $1", [ids[0]]);
  const edit = ours.caller.contacts.update({ uniqueId: ids[0] as string, status: "Inactive" });
  await expect
    .poll(async () => (await api.owner.execute("select from pg_locks where not granted")).length)
    .toBeGreaterThan(0);
  const answers = await Promise.all([undo(0), undo(0)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  await hold[Symbol.asyncDispose]();
  await edit;
  const running = answers.find(({ status }) => status === 202);
  const report = async () => (await ours.fetch(running?.headers.get("location") ?? "")).json();
  await expect.poll(report).toMatchObject({ state: "done", changed: 7, failed: 1 });
  expect(await ours.caller.contacts.get({ uniqueId: ids[0] as string })).toMatchObject({ status: "Inactive" });
});

test("the log says which bulk changes can be undone still, and after 30 days none is known", async () => {
  const { api, ours, bulk, undo } = await organization();
  await using _ = api;
  const bulkId = await bulk({ status: "Blocked" });
  const nothing = await bulk({ status: "Blocked" });
  const undoable = async () =>
    (await ours.caller.audit.list({ recordKinds: ["bulk"] })).events
      .filter(({ canBeUndone }) => canBeUndone)
      .map(({ record }) => record.uniqueId);
  expect(nothing).not.toBe(bulkId);
  expect(await undoable()).toEqual([bulkId]);
  const { bulkId: undoId } = await undo(bulkId);
  expect(await undoable()).toEqual([undoId]);
  await api.owner.execute("update bulk_job set updated_at = now() - interval '31 days'");
  expect(await undoable()).toEqual([]);
  await expect(undo(undoId as string)).rejects.toMatchObject({ cause: { code: "not_found" } });
  await forgetWhatIsOver(api.db.fork());
  expect(await api.owner.execute("select from bulk_job")).toEqual([]);
});

test("a single change is undone from the log: a name, a phone, one contact of a bulk change, a deletion", async () => {
  const { api, ours, ids, bulk, undo } = await organization();
  await using _ = api;
  const { caller } = ours;
  const [uniqueId = "", other = ""] = ids;
  const before = await directoryOf(ours);
  const last = async (id = uniqueId) =>
    (await caller.audit.list({ recordId: id, recordKinds: ["contact"], perPage: 1 })).events[0];
  const undoLast = async (id?: string) => {
    const event = await last(id);
    expect(event).toMatchObject({ canBeUndone: true });
    const response = await ours.fetch(`/api/audit/${event?.uniqueId}/undo`, { method: "POST" });
    expect(response.status).toBe(200);
    return response.json();
  };
  const { lists, tags } = ours;
  await caller.contacts.update({
    uniqueId,
    name: "Other",
    phone: "+14155559999",
    listIds: [lists.C as string],
    tagIds: [],
  });
  await caller.contacts.create({ phone: people[0]?.phone as string });
  expect(await undoLast()).toMatchObject({ count: 1, failed: 1, failures: [{ uniqueId, code: "phone_taken" }] });
  expect((await caller.contacts.get({ uniqueId })).name).toBe("Other");
  await caller.contacts.update({ uniqueId, phone: "+14155558888", tagIds: [tags.x as string] });
  expect(await undoLast()).toMatchObject({ changed: 1, failed: 0 });
  expect(await caller.contacts.get({ uniqueId })).toMatchObject({ name: "Other", phone: "+14155559999", tags: [] });

  const bulkId = await bulk({ status: "Blocked" });
  expect(await undoLast(other)).toMatchObject({ changed: 1 });
  expect((await directoryOf(ours))[other]).toEqual(before[other]);
  expect(await undo(bulkId)).toMatchObject({ count: 8, changed: 7, unchanged: 1, failed: 0 });
  await caller.contacts.delete({ uniqueId: other });
  expect(await undoLast(other)).toMatchObject({ changed: 1 });
  expect((await directoryOf(ours))[other]).toEqual(before[other]);
  const deletion = (await caller.audit.list({ recordId: other, actions: ["deleted"] })).events[0];
  expect(deletion).toMatchObject({ canBeUndone: false });
  await expect(caller.contacts.undoChange({ eventId: deletion?.uniqueId ?? "" })).rejects.toMatchObject(conflict);
  await caller.contacts.merge({ uniqueId, others: [{ uniqueId: other }] });
  const merging = (await caller.audit.list({ recordId: other, actions: ["deleted"], perPage: 1 })).events[0];
  expect(merging).toMatchObject({ canBeUndone: false });
  expect(await caller.contacts.undoChange({ eventId: merging?.uniqueId ?? "" })).toMatchObject({
    failures: [{ code: "unprocessable", detail: "What became of its mergedInto cannot be undone." }],
  });
  await expect(caller.contacts.undoChange({ eventId: bulkId })).rejects.toMatchObject({ cause: { code: "not_found" } });
  expect(await api.counts.wrong()).toEqual([]);
});

test("whatever is changed and edited in between, an undo gives back what was, and leaves what others did", async () => {
  const { api, ours, ids, undo } = await organization();
  await using _ = api;
  const statuses: ContactStatus[] = ["Active", "Inactive", "Blocked"];
  const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
  const list = oneOf(Object.values(ours.lists));
  const tag = oneOf(Object.values(ours.tags));
  const attributes = fc.dictionary(
    oneOf(["city", "n", "deep"]),
    oneOf<Json>([null, 1, "Rome", { er: [1] }, { up: 2 }]),
    {
      minKeys: 1,
      maxKeys: 2,
    },
  );
  const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 2 });
  const changes = fc.oneof(
    { weight: 1, arbitrary: fc.constant<BulkChanges>({ delete: true }) },
    {
      weight: 3,
      arbitrary: fc
        .record(
          {
            status: oneOf(statuses),
            attributes,
            addListIds: some(list),
            removeListIds: some(list),
            addTagIds: some(tag),
            removeTagIds: some(tag),
          },
          { requiredKeys: [] },
        )
        .filter((made) => Object.keys(made).length > 0),
    },
  );
  const { contacts, lists, tags } = { contacts: ours.caller.contacts, lists: list, tags: tag };
  const edit = fc.tuple(
    oneOf(ids),
    fc.oneof(
      fc.record(
        {
          name: oneOf(["Ada", "Bo"]),
          status: oneOf(statuses),
          attributes,
          listIds: fc.uniqueArray(lists, { maxLength: 2 }),
          tagIds: fc.uniqueArray(tags, { maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
      fc.constantFrom("delete" as const, "restore" as const),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(ids, { minLength: 1 }),
      changes,
      fc.array(edit, { maxLength: 5 }),
      async (of, made, edits) => {
        const was = await directoryOf(ours);
        const { bulkId, changed } = await contacts.bulk({ ids: of, changes: made as BulkChanges });
        const done = await directoryOf(ours);
        const touched = new Set<string>();
        let now = done;
        for (const [uniqueId, what] of edits) {
          const edited =
            what === "delete"
              ? contacts.delete({ uniqueId })
              : what === "restore"
                ? contacts.restore({ uniqueId })
                : contacts.update({ uniqueId, ...what });
          await edited.catch((error) => expect(error.cause).toMatchObject({ code: "not_found" }));
          const next = await directoryOf(ours);
          for (const name of differing(now, next)) touched.add(name);
          now = next;
        }
        const { expected, failed, putBack } = expectedOf({ was, done, now, touched });
        const report = await undo(bulkId as string);
        expect(await directoryOf(ours)).toEqual(expected);
        expect(report.failures.map(({ uniqueId }) => uniqueId).sort()).toEqual(failed.sort());
        expect(report).toMatchObject({ count: changed, failed: failed.length, changed: putBack });
        const again = await undo(report.bulkId as string);
        expect(await directoryOf(ours)).toEqual(now);
        await undo(again.bulkId as string);
        expect(await directoryOf(ours)).toEqual(expected);
        for (const uniqueId of ids) await contacts.restore({ uniqueId });
      },
    ),
    { numRuns: undoCases },
  );
  expect(await api.counts.wrong()).toEqual([]);
}, 600_000);

/** The things that differ between two states, each as contact and name; that it is there at all is one. */
function differing(one: Directory, other: Directory): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((id) => {
    const [was, is] = [one[id], other[id]];
    if (!was || !is) return was === is ? [] : [`${id} contact`];
    const names = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...names]
      .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      .map((name) => `${id} ${name}`);
  });
}

interface States {
  was: Directory;
  done: Directory;
  now: Directory;
  touched: ReadonlySet<string>;
}

/** What an undo must come to, from the states alone: before a change, after it, and after others' edits, which touched some things. */
function expectedOf({ was, done, now, touched }: States) {
  const expected = structuredClone(now);
  const failed: string[] = [];
  let putBack = 0;
  for (const [id, changed] of Map.groupBy(differing(was, done), (name) => name.split(" ")[0] as string)) {
    const things = changed.map((name) => name.slice(id.length + 1));
    const isDeletion = things.includes("contact");
    const before = was[id] ?? {};
    const isBack = (thing: string) => JSON.stringify(now[id]?.[thing]) === JSON.stringify(before[thing]);
    const open = isDeletion ? (now[id] ? [] : things) : now[id] ? things.filter((thing) => !isBack(thing)) : things;
    if (open.length === 0) continue;
    putBack += 1;
    if ((!now[id] && !isDeletion) || open.some((thing) => touched.has(`${id} ${thing}`))) failed.push(id);
    else if (isDeletion) expected[id] = before;
    else
      for (const thing of open) {
        if (before[thing] === undefined) delete (expected[id] as Record<string, unknown>)[thing];
        else (expected[id] as Record<string, unknown>)[thing] = before[thing];
      }
  }
  return { expected, failed, putBack: putBack - failed.length };
}
