import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { type TestOrganization, testApi } from "../src/testing/index.ts";
import { openTransactions } from "./hostile/fingerprint.ts";

const people = [{ name: "Ada", phone: "+14155550101" }];

async function giveUp(
  { fetch }: TestOrganization,
  path: string,
  { afterMs, headers = {} }: { afterMs: number; headers?: Record<string, string> },
) {
  const patience = new AbortController();
  const asked = fetch(path, { headers, signal: patience.signal }).catch(() => {});
  await sleep(afterMs);
  patience.abort();
  await asked;
}

test("an export whose reader goes away before it begins holds neither its place nor its snapshot", async () => {
  await using api = await testApi();
  const organization = await api.addOrganization({ contacts: people });
  const stream = `/api/trpc/contacts.export?batch=1&input=${encodeURIComponent('{"0":{}}')}`;
  for (let afterMs = 0; afterMs < 20; afterMs += 1) {
    await giveUp(organization, "/api/contacts/export", { afterMs });
    await giveUp(organization, stream, { afterMs, headers: { "trpc-accept": "application/jsonl" } });
  }
  await expect.poll(() => openTransactions(api)).toBe(0);
  expect((await organization.fetch("/api/contacts/export", { method: "HEAD" })).status).toBe(200);
  const answer = await organization.fetch("/api/contacts/export");
  expect([answer.status, (await answer.text()).split("\r\n").length]).toEqual([200, 3]);
  expect(await openTransactions(api)).toBe(0);
});

test("a form that is refused leaves no file behind", async () => {
  const directory = await mkdtemp(join(tmpdir(), "left-behind-"));
  vi.stubEnv("TMPDIR", directory);
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(directory, { recursive: true }));
  stack.defer(() => void vi.unstubAllEnvs());
  const api = stack.use(await testApi());
  const { fetch } = await api.addOrganization();
  const send = async (...fields: [string, string][]) => {
    const body = new FormData();
    body.append("file", new Blob(["name,phone\nAda,+14155550101\n"]), "f.csv");
    for (const [name, value] of fields) body.append(name, value);
    return (await fetch("/api/contacts/bulkImport", { method: "POST", body })).status;
  };
  expect(await send()).toBe(200);
  expect(await send(["listIds", "["])).toBe(400);
  expect(await send(["listIds", '["x"]'])).toBe(400);
  expect(await send(["delimiter", "x"])).toBe(400);
  expect(await send(["listIds", '["01890000-0000-7000-8000-000000000000"]'])).toBe(422);
  expect(await send(["other", "x"])).toBe(400);
  expect(await readdir(directory)).toEqual([]);
});
