import { testApi } from "@roster/api/testing";
import { expect, test } from "vitest";
import { type BulkReport, createRosterClient } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `Person ${n}`, phone: `+1415556${1000 + n}` }));

test("a bulk change is counted first, then waited for until all is changed", async () => {
  await using api = await testApi({ answerImportsWithinMs: 0 });
  const { apiKey, lists } = await api.addOrganization({ lists: ["All"], contacts: people(60) });
  const client = createRosterClient({ url: api.url, apiKey });
  const criteria = { search: "Person" };
  const changes = { addListIds: [lists.All as string], attributes: { seen: true } };
  const plan = await client.bulkContacts({ criteria, changes, dryRun: true });
  expect(plan).toMatchObject({ state: "planned", count: 60, bulkId: null });
  const seen: BulkReport["state"][] = [];
  const report = await client.bulkContacts(
    { criteria, changes, expectedCount: plan.count },
    { onProgress: ({ state }) => seen.push(state) },
  );
  expect(report).toMatchObject({ state: "done", count: 60, done: 60, changed: 60, failed: 0 });
  expect(new Set(seen)).toEqual(new Set(["running"]));
  expect((await client.lists.get.query({ uniqueId: lists.All as string })).numberOfContacts).toBe(60);
  const changed = await failureOf(client.bulkContacts({ criteria, changes, expectedCount: 59 }));
  expect(changed).toMatchObject({ code: "count_changed", status: 409 });
});

test("the wait for the end of a change can be given up; the change goes on", async () => {
  await using api = await testApi({ answerImportsWithinMs: 0 });
  const { apiKey, contacts } = await api.addOrganization({ contacts: people(60) });
  const client = createRosterClient({ url: api.url, apiKey });
  const controller = new AbortController();
  const input = { ids: Object.values(contacts), changes: { status: "Blocked" as const } };
  const waiting = client.bulkContacts(input, { signal: controller.signal, onProgress: () => controller.abort() });
  expect(await failureOf(waiting)).toMatchObject({ code: "aborted" });
  await expect
    .poll(async () => (await client.contacts.list.query({ status: ["Blocked"] })).paginationMeta.total)
    .toBe(60);
});
