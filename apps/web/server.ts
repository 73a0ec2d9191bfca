import { createServer, type RequestListener, type Server } from "node:http";
import { resolve } from "node:path";
import {
  createHttpServer,
  readEnvironment,
  requestUrl,
  secureAnswer,
  securePage,
  startRoster,
} from "@roster/api/server";
import sirv from "sirv";
import { pathHeader, provideBridge } from "./src/trpc/bridge.ts";

/** The one server of an installation: `/api/*` and what is no fit request by packages/api, everything else by Next. With ROLE=api there is no Next. */
const isDevelopment = process.argv.includes("--dev");
const shutdownTimeoutMs = 10_000;
const yearSeconds = 365 * 24 * 60 * 60;

try {
  await serve();
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exit(1);
}

async function serve(): Promise<void> {
  const env = readEnvironment();
  const dataDirectory = resolve(env.ROSTER_DATA_DIR ?? resolve(import.meta.dirname, "../../.data"));
  let handle: RequestListener = (_request, response) =>
    response.writeHead(503, { "retry-after": "2" }).end("Roster is starting.\n");
  const server = createHttpServer((request, response) => handle(request, response));
  await listen(server, env);

  let stopPostgres = async () => {};
  const starting = startRoster({
    env,
    dataDirectory,
    progress: (step) => console.log(`• ${step}`),
    onPostgres: (postgres) => {
      stopPostgres = postgres.stop;
    },
  });
  let pages: Pages | null = null;
  const stop = once(async () => {
    console.log("\n• Stopping");
    setTimeout(() => stopPostgres().finally(() => process.exit(1)), shutdownTimeoutMs).unref();
    server.close();
    server.closeIdleConnections();
    const roster = await starting.catch(() => null);
    await pages?.close();
    await roster?.close();
    process.exit(0);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  const roster = await starting;
  if (env.ROLE === "all") pages = await startPages(server, env);
  provideBridge(roster.bridge);
  handle = (request, response) => {
    const isForApi = request.url?.startsWith("/api/") || request.url === "/api";
    if (pages === null || isForApi || requestUrl(request, env.ROSTER_PUBLIC_URL).refusal)
      return roster.handleApi(request, response);
    request.headers[pathHeader] = request.url;
    return pages.handle(request, response);
  };

  announce(roster.access, env);
}

function listen(server: Server, { PORT, HOST }: { PORT: number; HOST: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken ? new Error(`Port ${PORT} is taken by another program. Choose one with PORT=3001 npm start.`) : error,
      );
    });
    server.listen(PORT, HOST, resolve);
  });
}

interface Pages {
  handle: RequestListener;
  close: () => Promise<void>;
}

async function startPages(
  server: Server,
  { PORT: port, ROSTER_PUBLIC_URL }: { PORT: number; ROSTER_PUBLIC_URL?: string },
): Promise<Pages> {
  const { default: next } = await import("next");
  // Next keeps every connection open that asks for another protocol: but to reload pages it is not told of one.
  const httpServer = createServer();
  const app = next({ dev: isDevelopment, dir: import.meta.dirname, port, httpServer });
  await app.prepare();
  if (isDevelopment)
    server.on("upgrade", (request, socket, head) => {
      const isReload = request.url?.startsWith("/_next/webpack-hmr");
      if (!isReload || !httpServer.emit("upgrade", request, socket, head)) socket.destroy();
    });
  const render = app.getRequestHandler();
  const site = { isHttps: ROSTER_PUBLIC_URL?.startsWith("https://") ?? false, isDevelopment };
  const handle: RequestListener = (request, response) => {
    securePage(request, response, site);
    return render(request, response);
  };
  if (isDevelopment) return { handle, close: () => app.close() };
  // What was compressed when it was built; the rest is Next's.
  const compressed = sirv(resolve(import.meta.dirname, ".next/compressed"), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: yearSeconds,
    setHeaders: (response) => secureAnswer(response, site),
  });
  return {
    handle: (request, response) => compressed(request, response, () => handle(request, response)),
    close: () => app.close(),
  };
}

function announce(
  access: Awaited<ReturnType<typeof startRoster>>["access"],
  env: { PORT: number; ROSTER_PUBLIC_URL?: string },
): void {
  const url = env.ROSTER_PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const lines = [`Roster is running at ${url}`, ""];
  if (access) {
    lines.push(`Sign in    ${access.email}`, `Password   ${access.password}`, `API key    ${access.apiKey}`, "");
    lines.push(`curl -H "Authorization: Bearer ${access.apiKey}" "${url}/api/contacts?per_page=3"`, "");
    lines.push(`export ROSTER_URL=${url} ROSTER_API_KEY=${access.apiKey}`, "./bin/roster import contacts.csv");
  } else lines.push("Sign in with your own account.");
  console.log(`\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}\n`);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= work();
    return started;
  };
}
