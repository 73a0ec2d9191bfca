import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Starts the product as it is built, on a data directory of its own, and stops it after the last test. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "roster e2e-"));
  const port = await freePort();
  const server = spawn(process.execPath, ["server.ts"], {
    cwd: resolve(import.meta.dirname, ".."),
    env: {
      ...process.env,
      NODE_ENV: "production",
      ROSTER_DATA_DIR: dataDirectory,
      PORT: String(port),
      DATABASE_URL: "",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  server.stdout.on("data", (chunk) => {
    said += chunk;
  });
  while (!said.includes("Roster is running")) {
    if (server.exitCode !== null) throw new Error(`the product did not start:\n${said}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  const access = JSON.parse(await readFile(join(dataDirectory, "access.json"), "utf8"));
  process.env.E2E_URL = `http://localhost:${port}`;
  process.env.E2E_ACCESS = JSON.stringify(access);
  return async () => {
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    const [code] = await ended;
    await rm(dataDirectory, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the product ended with ${code}:\n${said}`);
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
