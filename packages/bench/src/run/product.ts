import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerProcess, startServer } from "./child.ts";

interface ProductProcess extends ServerProcess {
  dataDirectory: string;
}

/** Starts the product as it is deployed on a database; with pages only in the role `all`. */
export async function startProduct(
  databaseUrl: string,
  { role = "api" }: { role?: "api" | "all" } = {},
): Promise<ProductProcess> {
  const directory = await mkdtemp(join(tmpdir(), "roster-bench-"));
  const server = await startServer(["apps/web/server.ts"], {
    variables: {
      NODE_ENV: "production",
      ROLE: role,
      HOST: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      ROSTER_DATA_DIR: directory,
      ROSTER_DEMO: "0",
      ROSTER_PUBLIC_URL: "",
      ROSTER_RATE_LIMIT: "0",
    },
    readyWhen: "Roster is running at",
  });
  return {
    ...server,
    dataDirectory: directory,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
