import { type TestApi, testApi } from "@roster/api/testing";
import type { ChangeNotice } from "@roster/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRosterClient } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { page, troubledProxy } from "./support/troubled-proxy.ts";

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api[Symbol.asyncDispose]());

/** The ids that are told of contacts, until it is enough. */
async function told(changes: AsyncIterable<ChangeNotice>, enough: (ids: Set<string>) => boolean): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const notice of changes) {
    for (const { kind, uniqueIds } of notice.changes)
      if (kind === "contact") for (const id of uniqueIds ?? ["many"]) ids.add(id);
    if (enough(ids)) break;
  }
  return ids;
}

test("changes are told as they happen, through streams that break off, until the signal ends it", async () => {
  const { apiKey, caller } = await api.addOrganization();
  await using proxy = await troubledProxy(api.url, ["break", page(502)]);
  const { watch } = createRosterClient({ url: proxy.url, apiKey });
  const ending = new AbortController();
  const changes = watch({ signal: ending.signal });
  expect((await changes.next()).value).toEqual({ changes: [] });
  const { uniqueId } = await caller.contacts.create({ phone: "+14155550101" });
  expect(await told(changes, (ids) => ids.has(uniqueId))).toEqual(new Set([uniqueId]));
  const more = watch({ signal: ending.signal });
  await more.next();
  setTimeout(() => ending.abort(), 100);
  expect(await failureOf(more.next())).toMatchObject({ code: "aborted" });
  expect(proxy.requests.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => "GET /api/trpc/changes.watch"));
});

test("a watch that is not allowed fails at once, with the server's own words", async () => {
  const { caller } = await api.addOrganization();
  const { secret } = await caller.keys.create({ name: "none", permissions: ["Get:Tag"] });
  const { watch } = createRosterClient({ url: api.url, apiKey: secret });
  expect(await failureOf(watch().next())).toMatchObject({ code: "forbidden", status: 403 });
});
