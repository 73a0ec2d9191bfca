import { readdir, readFile } from "node:fs/promises";
import pg from "pg";

const ticksPerSecond = 100;

/** CPU milliseconds that the database and a server have used so far; null where this machine cannot tell. */
export interface CpuTimes {
  database: number | null;
  server: number | null;
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
export async function cpuTimes(postmaster: number | null, serverPid: number): Promise<CpuTimes> {
  const server = await statOf(serverPid);
  if (postmaster === null) return { database: null, server: server?.own ?? null };
  const processes = await Promise.all(
    (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map((pid) => statOf(Number(pid))),
  );
  const mother = await statOf(postmaster);
  const children = processes.filter((found) => found?.parent === postmaster);
  const database = children.reduce((sum, child) => sum + (child?.own ?? 0), (mother?.own ?? 0) + (mother?.reaped ?? 0));
  return { database, server: server?.own ?? null };
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
  const milliseconds = (ticks: number) => (ticks * 1000) / ticksPerSecond;
  return { parent, own: milliseconds(user + system), reaped: milliseconds(reapedUser + reapedSystem) };
}
