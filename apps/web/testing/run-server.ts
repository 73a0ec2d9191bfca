import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

export interface Access {
  email: string;
  password: string;
  apiKey: string;
}

export interface RunningServer {
  url: string;
  process: ChildProcess;
  /** Everything that it has printed. */
  said: () => string;
  access: () => Promise<Access>;
  /** Asks it to stop as Ctrl-C does, and gives its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut does. */
  kill: () => Promise<void>;
}

export interface ServerGiven {
  dataDirectory: string;
  env?: Record<string, string>;
  port?: number;
}

/** Runs the real server on a data directory, and resolves when it says that it is running. Throws what it said if it ends before. */
export async function runServer({ dataDirectory, env = {}, port }: ServerGiven): Promise<RunningServer> {
  const chosen = port ?? (await freePort());
  const child = spawn(process.execPath, ["server.ts"], {
    cwd: resolve(import.meta.dirname, ".."),
    env: {
      ...process.env,
      NODE_ENV: "production",
      // The test runner sets it, and the sign-in library checks no origins then.
      TEST: "",
      DATABASE_URL: "",
      ROSTER_DATA_DIR: dataDirectory,
      PORT: String(chosen),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const exit = once(child, "exit") as Promise<[number | null]>;
  while (!said.includes("Roster is running at")) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(said);
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url: `http://localhost:${chosen}`,
    process: child,
    said: () => said,
    access: async () => JSON.parse(await readFile(join(dataDirectory, "access.json"), "utf8")),
    async stop() {
      child.kill("SIGTERM");
      const [code] = await exit;
      return code;
    },
    async kill() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
