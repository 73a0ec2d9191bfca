import { readdir, readFile } from "node:fs/promises";
import pg from "pg";

const ticksPerSecond = 100;

/** CPU milliseconds used so far; null where this machine cannot tell. */
export interface CpuTimes {
  database: number | null;
  server: number | null;
  load: number | null;
  /** Of all programs. */
  machine: number | null;
}

/** Whose CPU is looked at. */
export interface Watched {
  postmaster: number | null;
  server: number;
  load: number;
}

/** The process that PostgreSQL's own processes come from; null where the server is on another machine. */
export async function postmasterOf(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select pg_backend_pid() as pid where inet_server_addr() <<= '127.0.0.0/8'");
    return rows.length === 0 ? null : ((await statOf(rows[0].pid))?.parent ?? null);
  } finally {
    await client.end();
  }
}

/** What they have used up to now. */
export async function cpuTimes({ postmaster, server, load }: Watched): Promise<CpuTimes> {
  const own = async (pid: number) => (await statOf(pid))?.own ?? null;
  return {
    database: postmaster === null ? null : await databaseTime(postmaster),
    server: await own(server),
    load: await own(load),
    machine: await machineTime(),
  };
}

async function databaseTime(postmaster: number): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const mother = await statOf(postmaster);
  const processes = await Promise.all(pids.map((pid) => statOf(Number(pid))));
  const children = processes.filter((found) => found?.parent === postmaster);
  return children.reduce((sum, child) => sum + (child?.own ?? 0), (mother?.own ?? 0) + (mother?.reaped ?? 0));
}

async function machineTime(): Promise<number | null> {
  const text = await readFile("/proc/stat", "utf8").catch(() => null);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, stolen = 0] =
    text?.split("\n")[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
  return text === null ? null : milliseconds(user + nice + system + irq + softIrq + stolen);
}

interface ProcessStat {
  parent: number;
  own: number;
  /** Of children that have ended. */
  reaped: number;
}

async function statOf(pid: number): Promise<ProcessStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent = 0] = fields.slice(1);
  const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11);
  return { parent, own: milliseconds(user + system), reaped: milliseconds(reapedUser + reapedSystem) };
}

function milliseconds(ticks: number): number {
  return (ticks * 1000) / ticksPerSecond;
}
