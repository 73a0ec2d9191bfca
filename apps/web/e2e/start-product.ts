import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runServer } from "../testing/run-server.ts";

/** Starts the product as it is built, on a data directory of its own, and stops it after the last test. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "roster e2e-"));
  const server = await runServer({ dataDirectory });
  process.env.E2E_URL = server.url;
  process.env.E2E_ACCESS = JSON.stringify(await server.access());
  return async () => {
    const code = await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the product ended with ${code}:\n${server.said()}`);
  };
}
