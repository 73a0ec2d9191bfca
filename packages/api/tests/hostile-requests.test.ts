import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type TestApi, testApi } from "../src/testing/index.ts";
import { hostileCases, hostileSeed } from "./hostile/env.ts";
import { fingerprints, openTransactions } from "./hostile/fingerprint.ts";
import { type HostileRequest, wireRequest } from "./hostile/hostile-request.ts";
import { wrongs } from "./hostile/judge.ts";
import { anyRequest } from "./hostile/random-request.ts";
import { send, type WireAnswer, type WireRequest } from "./hostile/send.ts";
import { addOther, addWorld, type World } from "./hostile/world.ts";

const requestsPerWorld = 100;
/** How long a fault is made smaller for. */
const shrinkForMs = 20_000;

test(`${hostileCases} hostile requests are answered as they should be, and change and leave nothing that they must not`, async () => {
  await using stack = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), "hostile-"));
  stack.defer(() => rm(directory, { recursive: true }));
  vi.stubEnv("TMPDIR", directory);
  stack.defer(() => void vi.unstubAllEnvs());
  const api = stack.use(await testApi({ signUp: "open" }));
  const ask = await asker(api);
  let until = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(anyRequest, async (request) => {
    if (Date.now() > until) return;
    await ask(request).catch((error) => {
      until = Math.min(until, Date.now() + shrinkForMs);
      throw error;
    });
  });
  const { failed, errorInstance, seed, counterexamplePath } = await fc.check(property, {
    numRuns: hostileCases,
    ...hostileSeed,
  });
  if (failed) throw new Error(`${(errorInstance as Error).message}\n(seed ${seed}, path "${counterexamplePath}")`);
  expect(await api.counts.wrong()).toEqual([]);
  await expect.poll(() => openTransactions(api)).toBe(0);
  expect(await readdir(directory)).toEqual([]);
}, 3_600_000);

/** Sends requests one after the other, and fails at the first whose answer or whose effect is not right. */
async function asker(api: TestApi): Promise<(request: HostileRequest) => Promise<void>> {
  const read = await fingerprints(api);
  const other = await addOther(api);
  const [otherId = ""] = other.organization;
  const [theirs = []] = await read([otherId]);
  let world: World | undefined;
  let before: string[] = [];
  let sent = 0;
  return async (request) => {
    if (!world || sent % requestsPerWorld === 0) {
      world = await addWorld(api, other);
      [before = []] = await read([world.sender.organizationId]);
    }
    sent += 1;
    const wire = wireRequest(request, world);
    const answer = await send(api.url, wire).catch((error) => fail(wire, [`there is no answer: ${error}`], null));
    const found = answer === null ? [] : [...wrongs(wire, answer, world)];
    const [after = [], now = []] = await read([world.sender.organizationId, otherId]);
    if (isBoundToChangeNothing(wire, answer)) found.push(...changes(before, after));
    before = after;
    found.push(...changes(theirs, now).map((change) => `${change} of the other organization`));
    if (found.length > 0) fail(wire, found, answer);
  };
}

function isBoundToChangeNothing({ method }: WireRequest, answer: WireAnswer | null): boolean {
  return answer === null || answer.status >= 400 || ["GET", "HEAD", "OPTIONS", "TRACE"].includes(method);
}

function changes(before: string[], after: string[]): string[] {
  return after.filter((line) => !before.includes(line)).map((line) => `it changed ${line}`);
}

function fail(request: WireRequest, found: string[], answer: WireAnswer | null): never {
  const { method, target, headers, body } = request;
  const lines = [
    ...found,
    `asked ${method} ${target.slice(0, 3_000)}`,
    JSON.stringify(headers).slice(0, 1_000),
    body === null
      ? "without a body"
      : `${body.length} bytes ${JSON.stringify(body.toString("latin1").slice(0, 1_000))}`,
    answer && `answered ${answer.status} ${JSON.stringify(answer.headers)}\n${answer.text.slice(0, 2_000)}`,
  ];
  throw new Error(lines.filter(Boolean).join("\n"));
}
