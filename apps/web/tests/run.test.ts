import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const script = resolve(import.meta.dirname, "../../../scripts/run.mjs");

/** A directory of programs that stand before the real ones: each notes its child's id and waits for it. */
async function stages(...names: string[]) {
  const directory = await mkdtemp(join(tmpdir(), "roster run-"));
  const note = join(directory, "child");
  for (const name of ["npm", "pnpm"]) {
    const waits = `sleep 300 & echo $! > '${note}'; wait`;
    const work = names.includes(name) ? waits : `echo '${join(directory, "pnpm")}'`;
    await writeFile(join(directory, name), `#!/bin/sh\n${work}\n`);
    await chmod(join(directory, name), 0o755);
  }
  return {
    directory,
    child: async () => Number(await readFile(note, "utf8").catch(() => "")),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

function run(args: string[], variables: Record<string, string>) {
  const settings = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const child = spawn("/usr/bin/env", [...settings, process.execPath, script, ...args]);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const exit = new Promise<number | null>((done) => child.once("exit", done));
  return { child, exit, said: () => said };
}

test.each(["npm", "pnpm"])("a stop while %s works ends what it started too", async (program) => {
  await using place = await stages(program);
  const { child, exit } = run(["serve"], { PATH: `${place.directory}:/usr/bin:/bin`, PORT: "0" });
  await expect.poll(place.child, { timeout: 20_000 }).toBeGreaterThan(0);
  const grandchild = await place.child();
  expect(isAlive(grandchild)).toBe(true);
  child.kill("SIGTERM");
  expect(await exit).toBe(143);
  // It has no parent any more, and may be reaped late.
  await expect.poll(() => isAlive(grandchild), { timeout: 30_000 }).toBe(false);
});

test("a port that is none gets a sentence", async () => {
  const { exit, said } = run(["serve"], { PORT: "abc" });
  expect(await exit).toBe(1);
  expect(said()).toBe("\nPORT must be a whole number from 0 to 65535, not abc.\n");
});
