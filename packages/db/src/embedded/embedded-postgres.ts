import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type PostgresBinaries, postgresBinaries } from "./binaries.ts";
import { chooseIdentity, type Identity } from "./identity.ts";
import { durableSettings } from "./settings.ts";

export interface EmbeddedPostgres {
  /** Connection string of the database `roster`, superuser included: the server listens on the loopback only. */
  url: string;
  /** True where a server that outlived its last owner was taken over. */
  reused: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Holds the cluster in `postgres/`, its password (mode 0600) and its log. */
  directory: string;
  settings?: Record<string, string>;
  /** Refuses to share a running cluster with another live owner. */
  exclusive?: boolean;
}

const readyTimeoutMs = 120_000;
const silenceTimeoutMs = 10_000;
const ownerLock = 7_620_181_954;

/**
 * Starts PostgreSQL in a directory, making the cluster the first time. A server that is still running there
 * (its owner was killed) is reused; a stale pid file is left to PostgreSQL or removed when its pid is another program's.
 * Throws a sentence when the server cannot be had.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { directory, settings = durableSettings, exclusive = false } = options;
  await mkdir(directory, { recursive: true });
  const binaries = await postgresBinaries();
  const data = join(directory, "postgres");
  const identity = chooseIdentity(binaries.postgres, data);
  const password = await passwordIn(directory);
  if (!existsSync(join(data, "PG_VERSION"))) await initialize(data, { binaries, identity, password });

  const reused = await runningServer(data, password);
  const port =
    reused?.port ??
    (await launch(data, { binaries, identity, password, settings, log: join(directory, "postgres.log") }));
  const url = connectionUrl(port, password, "roster");
  await createDatabase(connectionUrl(port, password, "postgres"), "roster");
  const owner = exclusive ? await becomeOwner(url) : null;
  return {
    url,
    reused: reused !== null,
    async stop() {
      await owner?.end().catch(() => {});
      await stopServer(data);
    },
  };
}

/** Starts a cluster in a new temporary directory; stopping it removes everything. */
export async function startThrowawayPostgres(settings: Record<string, string>): Promise<EmbeddedPostgres> {
  const directory = await mkdtemp(join(tmpdir(), "roster-postgres-"));
  await chmod(directory, 0o711);
  const postgres = await startEmbeddedPostgres({ directory, settings });
  return {
    ...postgres,
    async stop() {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Tools {
  binaries: PostgresBinaries;
  identity: Identity;
  password: string;
}

async function passwordIn(directory: string): Promise<string> {
  const path = join(directory, "postgres-password");
  if (existsSync(path)) return (await readFile(path, "utf8")).trim();
  const password = randomBytes(24).toString("base64url");
  await writeFile(path, password, { mode: 0o600 });
  return password;
}

async function initialize(data: string, { binaries, identity, password }: Tools): Promise<void> {
  const unfinished = `${data}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, "cluster"), { recursive: true, mode: 0o711 });
  const passwordFile = join(unfinished, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  identity.own(unfinished);
  const { program, args, ...user } = identity.command(binaries.initdb, [
    `--pgdata=${join(unfinished, "cluster")}`,
    "--username=roster",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ]);
  const child = spawn(program, args, { cwd: "/", stdio: ["ignore", "ignore", "pipe"], ...user });
  const output: Buffer[] = [];
  child.stderr?.on("data", (chunk) => output.push(chunk));
  const code = await exitOf(child);
  if (code !== 0)
    throw new Error(`PostgreSQL could not make its files: ${Buffer.concat(output).toString().trim().slice(-500)}`);
  await rename(join(unfinished, "cluster"), data);
  await rm(unfinished, { recursive: true, force: true });
}

interface PidFile {
  pid: number;
  port: number;
}

async function readPidFile(data: string): Promise<PidFile | null> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** The server that lives in this directory already, once it accepts connections; null when there is none. */
async function runningServer(data: string, password: string): Promise<PidFile | null> {
  const silentAfter = Date.now() + 2_000;
  const giveUpAt = Date.now() + readyTimeoutMs;
  while (Date.now() < giveUpAt) {
    const found = await readPidFile(data);
    if (!found || !isAlive(found.pid)) return null;
    const state = await probe(connectionUrl(found.port, password, "postgres"), data);
    if (state === "ours") return found;
    if (state !== "starting" && Date.now() > silentAfter) break;
    await sleep(100);
  }
  const stale = await readPidFile(data);
  if (stale && isAnotherProgram(stale.pid)) await rm(join(data, "postmaster.pid"), { force: true });
  return null;
}

async function launch(data: string, tools: Tools & { settings: Record<string, string>; log: string }): Promise<number> {
  const giveUpAt = Date.now() + silenceTimeoutMs;
  for (;;) {
    const port = await freePort();
    const problem = await launchOn(port, data, tools);
    if (problem === null) return port;
    // Backends of a postmaster that was killed hold its shared memory for a moment.
    if (!/lock file|shared memory block/.test(problem) || Date.now() > giveUpAt)
      throw new Error(`The embedded PostgreSQL did not start: ${problem}`);
    await sleep(200);
  }
}

async function launchOn(port: number, data: string, tools: Tools & { settings: Record<string, string>; log: string }) {
  const { binaries, identity, password, settings, log } = tools;
  identity.own(data);
  const configuration = { ...settings, listen_addresses: "127.0.0.1", port: String(port), unix_socket_directories: "" };
  const flags = Object.entries(configuration).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { program, args, ...user } = identity.command(binaries.postgres, ["-D", data, ...flags]);
  const logStart = existsSync(log) ? (await readFile(log)).length : 0;
  const output = openSync(log, "a", 0o600);
  // Its own session: Ctrl-C in the terminal must reach us alone, we stop the database after our connections.
  const child = spawn(program, args, { cwd: "/", stdio: ["ignore", output, output], detached: true, ...user });
  child.unref();
  let exited = false;
  child.once("exit", () => {
    exited = true;
  });
  child.once("error", () => {
    exited = true;
  });
  const giveUpAt = Date.now() + readyTimeoutMs;
  while (!exited && Date.now() < giveUpAt) {
    if ((await probe(connectionUrl(port, password, "postgres"), data)) === "ours") return null;
    await sleep(50);
  }
  const said = (await readFile(log)).subarray(logStart).toString();
  return said.match(/FATAL:.*|could not.*/)?.[0] ?? (said.trim().slice(-300) || "it said nothing");
}

async function probe(url: string, data: string): Promise<"ours" | "starting" | "silent" | "foreign"> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("show data_directory");
    return rows[0].data_directory === data ? "ours" : "foreign";
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "57P03") return "starting";
    return code === "28P01" ? "foreign" : "silent";
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function becomeOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  const giveUpAt = Date.now() + 3_000;
  while (Date.now() < giveUpAt) {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as mine", [ownerLock]);
    if (rows[0].mine) return client;
    await sleep(200);
  }
  await client.end();
  throw new Error(
    "Another Roster is running on this data directory. Stop it first, or give this one its own ROSTER_DATA_DIR.",
  );
}

async function stopServer(data: string): Promise<void> {
  const found = await readPidFile(data);
  if (!found || !isAlive(found.pid)) return;
  process.kill(found.pid, "SIGINT");
  const giveUpAt = Date.now() + 60_000;
  while (existsSync(join(data, "postmaster.pid")) && isAlive(found.pid) && Date.now() < giveUpAt) await sleep(20);
}

function connectionUrl(port: number, password: string, database: string): string {
  return `postgresql://roster:${password}@127.0.0.1:${port}/${database}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isAnotherProgram(pid: number): boolean {
  if (!existsSync("/proc/self/cmdline")) return false;
  return !existsSync(`/proc/${pid}`) || !readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
}
