import { BulkRepository } from "@roster/db";
import { expect, test } from "vitest";
import { Background } from "../src/background/background.ts";
import { BulkKeeper } from "../src/background/bulk-keeper.ts";
import { testApi } from "../src/testing/index.ts";
import { heldUp } from "./held-up.ts";

const people = Array.from({ length: 30 }, (_, n) => ({
  name: `Person ${n}`,
  phone: `+1415555${1000 + n}`,
  attributes: { city: n % 2 ? "Rome" : "Oslo", n },
  tags: n % 3 ? [] : ["third"],
}));
const unknownId = "01890000-0000-7000-8000-000000000000";

async function organization(options: { answerImportsWithinMs?: number } = {}) {
  const api = await testApi(options);
  const ours = await api.addOrganization({ lists: ["Target"], contacts: people });
  return { api, ours, ids: Object.values(ours.contacts), target: ours.lists.Target as string };
}

const inRome = { filter: { field: "attributes.city", op: "eq", value: "Rome" } } as const;

test("a dry run counts and changes nothing; the change must say the same count", async () => {
  const { api, ours, target } = await organization();
  await using _ = api;
  const changes = { addListIds: [target] };
  const plan = await ours.caller.contacts.bulk({ criteria: inRome, changes, dryRun: true });
  expect(plan).toMatchObject({ bulkId: null, state: "planned", count: 15, changed: 0 });
  expect((await ours.caller.contacts.list({ listIds: [target] })).paginationMeta.total).toBe(0);
  const other = await ours.caller.contacts
    .bulk({ criteria: inRome, changes, expectedCount: 14 })
    .catch((error) => error.cause);
  expect(other).toMatchObject({ code: "count_changed" });
  expect((await ours.caller.contacts.list({ listIds: [target] })).paginationMeta.total).toBe(0);
  const report = await ours.caller.contacts.bulk({ criteria: inRome, changes, expectedCount: 15 });
  expect(report).toMatchObject({
    state: "done",
    count: 15,
    done: 15,
    changed: 15,
    unchanged: 0,
    failed: 0,
    failures: [],
  });
  expect((await ours.caller.contacts.list({ listIds: [target] })).paginationMeta.total).toBe(15);
  expect(await ours.caller.contacts.bulk({ criteria: inRome, changes, expectedCount: 15 })).toMatchObject({
    changed: 0,
    unchanged: 15,
  });
  expect(await api.counts.wrong()).toEqual([]);
});

test("the contacts are those that matched when it began, even where the change moves them out of the filter", async () => {
  const { api, ours } = await organization();
  await using _ = api;
  const report = await ours.caller.contacts.bulk({
    criteria: inRome,
    changes: { attributes: { city: "Paris" } },
    expectedCount: 15,
  });
  expect(report).toMatchObject({ changed: 15 });
  const paris = { filter: { field: "attributes.city", op: "eq", value: "Paris" } } as const;
  expect((await ours.caller.contacts.list(paris)).paginationMeta.total).toBe(15);
});

test("every change is made at once, and deleting stands alone", async () => {
  const { api, ours, ids, target } = await organization();
  await using _ = api;
  const tag = ours.tags.third as string;
  const report = await ours.caller.contacts.bulk({
    ids: ids.slice(0, 4),
    changes: { addListIds: [target], removeTagIds: [tag], status: "Blocked", attributes: { n: null, seen: true } },
  });
  expect(report).toMatchObject({ state: "done", count: 4, changed: 4 });
  const { contacts } = await ours.caller.contacts.list({ status: ["Blocked"] });
  expect(contacts).toHaveLength(4);
  for (const contact of contacts)
    expect(contact).toMatchObject({ attributes: { seen: true }, lists: [{ name: "Target" }], tags: [] });
  expect(await ours.caller.contacts.bulk({ ids: ids.slice(0, 4), changes: { delete: true } })).toMatchObject({
    changed: 4,
  });
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(26);
  expect(await api.counts.wrong()).toEqual([]);
});

test("contacts that are gone, or would break a limit, are listed and left as they are", async () => {
  const { api, ours, ids } = await organization();
  await using _ = api;
  const [full = "", ...rest] = ids;
  const many = Object.fromEntries(Array.from({ length: 98 }, (_, n) => [`k${n}`, n]));
  await ours.caller.contacts.update({ uniqueId: full, attributes: many });
  const report = await ours.caller.contacts.bulk({
    ids: [full, unknownId, rest[0] as string],
    changes: { attributes: { extra: 1 }, status: "Inactive" },
  });
  expect(report).toMatchObject({ state: "done", count: 3, done: 3, changed: 1, unchanged: 0, failed: 2 });
  expect(report.failures).toEqual(
    expect.arrayContaining([
      { uniqueId: full, code: "unprocessable", detail: "attributes must have at most 100 keys" },
      { uniqueId: unknownId, code: "not_found", detail: "There is no such contact." },
    ]),
  );
  expect(await ours.caller.contacts.get({ uniqueId: full })).toMatchObject({ status: "Active" });
});

test("a long change answers 202 while it runs, and its report tells the rest", async () => {
  const { api, ours } = await organization({ answerImportsWithinMs: 0 });
  await using _ = api;
  const hold = await heldUp(api, "update contact set name = name where phone = '+14155551007'");
  const response = await ours.fetch("/api/contacts/bulk", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ criteria: {}, changes: { status: "Inactive" }, expectedCount: 30 }),
  });
  expect(response.status).toBe(202);
  const report = async () => (await ours.fetch(response.headers.get("location") ?? "")).json();
  expect(await report()).toMatchObject({ state: "running", count: 30, done: 0 });
  await hold[Symbol.asyncDispose]();
  await expect.poll(report).toMatchObject({ state: "done", count: 30, done: 30, changed: 30 });
  expect((await ours.fetch(`/api/contacts/bulk/${unknownId}`)).status).toBe(404);
});

test("a body that says too little, too much or names what is not there is refused", async () => {
  const { api, ours, ids } = await organization();
  await using _ = api;
  const refusals: [unknown, string][] = [
    [{ changes: { status: "Active" } }, "ids"],
    [{ ids, criteria: {}, changes: { status: "Active" } }, "ids"],
    [{ criteria: {}, changes: { status: "Active" } }, "expectedCount"],
    [{ ids, changes: {} }, "changes"],
    [{ ids, changes: { delete: true, status: "Active" } }, "changes"],
    [{ ids, changes: { addListIds: [unknownId] } }, "changes"],
    [{ ids: Array(1_001).fill(unknownId), changes: { delete: true } }, "ids"],
    [
      {
        criteria: { createdAfter: "2026-02-01", createdBefore: "2026-01-01" },
        changes: { delete: true },
        expectedCount: 0,
      },
      "criteria",
    ],
  ];
  for (const [body, name] of refusals) {
    const response = await ours.fetch("/api/contacts/bulk", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.status, JSON.stringify(body).slice(0, 80)).toBe(422);
    expect((await response.json()).errors.map((fault: { name: string }) => fault.name)).toContain(name);
  }
  const changes = { removeListIds: [ours.lists.Target as string], addTagIds: [ours.tags.third as string, unknownId] };
  const unknown = await ours.caller.contacts.bulk({ ids, changes }).catch((error) => error.cause);
  expect(unknown.faults).toMatchObject([{ name: "changes", code: "not_found", pointer: "/changes/addTagIds/1" }]);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(30);
});

test("a change that a server left in the middle is finished by the next one, once", async () => {
  const { api, ours, ids, target } = await organization();
  await using _ = api;
  const tenant = { organizationId: ours.organizationId, defaultRegion: "US" as const };
  const bulk = new BulkRepository(api.db.fork(), tenant);
  const bulkId = await bulk.begin({ ids }, { addListIds: [target] });
  expect(await bulk.changeChunk(bulkId, 7)).toBe(true);
  expect(await bulk.report(bulkId)).toMatchObject({ state: "running", done: 7, changed: 7 });
  const background = new Background({ db: api.db, log: () => {} });
  const keepers = [1, 2].map(() => new BulkKeeper(api.db, background));
  for (const keeper of keepers) keeper.start();
  await expect.poll(() => bulk.report(bulkId)).toMatchObject({ state: "done", done: 30, changed: 30 });
  await background.stop();
  expect(await api.counts.wrong()).toEqual([]);
});
