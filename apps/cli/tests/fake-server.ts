import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that answers like this, and the command set up for it. */
export async function fakeServer(
  listener: RequestListener,
): Promise<{ env: Record<string, string> } & AsyncDisposable> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: { ROSTER_URL: `http://127.0.0.1:${port}`, ROSTER_API_KEY: "rst_any" },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
