import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { childEnvironment, repository } from "../env.ts";

/** A server in a process of its own. */
export interface ServerProcess extends AsyncDisposable {
  port: number;
  pid: number;
}

/** Starts a program that listens on the PORT it is told, and waits until it says that it does. */
export async function startServer(
  [program, ...args]: readonly [string, ...string[]],
  { variables, readyWhen }: { variables: Record<string, string>; readyWhen: string },
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [program, ...args], {
    cwd: repository,
    env: childEnvironment({ ...variables, PORT: String(port) }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (said = `${said}${chunk}`.slice(-4_000)));
  const ended = once(child, "exit");
  while (!said.includes(readyWhen)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${program} ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
