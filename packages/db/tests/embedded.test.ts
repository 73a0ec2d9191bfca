import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connected } from "../src/connection.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres, throwawaySettings } from "../src/embedded/index.ts";

/** A directory with a space in its name, and a server in it that ends with the test. */
async function home() {
  const directory = await mkdtemp(join(tmpdir(), "roster embedded-"));
  const started: EmbeddedPostgres[] = [];
  return {
    directory,
    async start(exclusive = false): Promise<EmbeddedPostgres> {
      const postgres = await startEmbeddedPostgres({ directory, settings: throwawaySettings, exclusive });
      started.push(postgres);
      return postgres;
    },
    async [Symbol.asyncDispose]() {
      await started.at(-1)?.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function run<T>({ url }: EmbeddedPostgres, statement: string): Promise<T[]> {
  return connected(url, async (client) => (await client.query(statement)).rows as T[]);
}

const postmaster = async (postgres: EmbeddedPostgres) =>
  (await run<{ pid: number }>(postgres, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid"))[0]
    ?.pid ?? 0;

test("what is stored is there after a stop and a start", async () => {
  await using place = await home();
  const first = await place.start();
  await run(first, "create table kept as select 'здесь' as word");
  await first.stop();
  await expect(stat(join(place.directory, "postgres", "postmaster.pid"))).rejects.toThrow("ENOENT");
  const second = await place.start();
  expect(second.reused).toBe(false);
  expect(await run(second, "select word from kept")).toEqual([{ word: "здесь" }]);
});

test("a server whose owner was killed is taken over, and one with a live owner is not", async () => {
  await using place = await home();
  const owned = await place.start(true);
  await expect(place.start(true)).rejects.toThrow("Another Roster is running on this data directory");
  const shared = await place.start();
  expect([shared.reused, shared.url]).toEqual([true, owned.url]);
});

test("a server that was killed itself comes back with what was committed", async () => {
  await using place = await home();
  const first = await place.start();
  await run(first, "create table kept as select 1 as one");
  await run(first, "checkpoint");
  process.kill(await postmaster(first), "SIGKILL");
  const second = await place.start();
  expect(await run(second, "select one from kept")).toEqual([{ one: 1 }]);
});

test("a first start that broke off half-way, or a pid file of another program, is no obstacle", async () => {
  await using place = await home();
  await writeFile(join(place.directory, "postgres.new"), "left over");
  const first = await place.start();
  await first.stop();
  const stale = [process.pid, join(place.directory, "postgres"), 0, 1, "", "127.0.0.1", "", "ready"].join("\n");
  await writeFile(join(place.directory, "postgres", "postmaster.pid"), stale);
  const second = await place.start();
  expect(await run(second, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("nobody gets in without the password, which only its owner can read", async () => {
  await using place = await home();
  const postgres = await place.start();
  expect((await stat(join(place.directory, "postgres-password"))).mode & 0o777).toBe(0o600);
  const url = Object.assign(new URL(postgres.url), { password: "wrong" }).href;
  await expect(run({ ...postgres, url }, "select 1")).rejects.toThrow(/password authentication failed/);
});
