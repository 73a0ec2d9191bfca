import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What befalls a request instead of its answer: an answer of the proxy's own, none at all, or a connection that breaks. */
export type Trouble =
  | { status: number; headers?: Record<string, string>; body?: string }
  | "silence"
  | "break"
  | ((incoming: IncomingMessage, response: ServerResponse) => void);

export interface TroubledProxy extends AsyncDisposable {
  url: string;
  /** The method and path of every request, in order. */
  requests: string[];
}

/** A real HTTP server in front of another one: the first requests meet with trouble, all later ones get through. */
export async function troubledProxy(target: string, troubles: readonly Trouble[]): Promise<TroubledProxy> {
  const requests: string[] = [];
  const server = createServer((incoming, response) => {
    const trouble = troubles[requests.length];
    requests.push(`${incoming.method} ${incoming.url?.split("?")[0]}`);
    if (trouble === undefined) return forward(target, incoming, response);
    if (typeof trouble === "function") return trouble(incoming, response);
    if (trouble === "break") return void incoming.socket.destroy();
    if (trouble !== "silence") response.writeHead(trouble.status, trouble.headers).end(trouble.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(target: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = incoming;
  const outgoing = request(`${target}${incoming.url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => incoming.socket.destroy());
  incoming.pipe(outgoing);
}

const failure = { errors: [], requestId: "r-1" };

/** What a procedure answers, or where it is an array what each call of a batch does. */
export function answer(data: object): Trouble {
  const result = (each: unknown) => ({ result: { data: each } });
  const body = JSON.stringify(Array.isArray(data) ? data.map(result) : result(data));
  return { status: 200, headers: { "content-type": "application/json" }, body };
}

/** A failure as the server's procedures answer it. */
export function trpcFailure(
  code: string,
  status: number,
  { data, headers }: { data?: object | undefined; headers?: Record<string, string> | undefined } = {},
): Trouble {
  const error = { message: code, code: -32_000, data: { code, httpStatus: status, ...failure, ...data } };
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ error }) };
}

/** A failure as everything else of the server answers it. */
export function problem(
  code: string,
  status: number,
  headers: Record<string, string> = {},
  data: object = {},
): Trouble {
  const body = JSON.stringify({ code, status, detail: code, ...failure, ...data });
  return { status, headers: { "content-type": "application/problem+json", ...headers }, body };
}

/** A failure as a proxy answers it. */
export function page(status: number, headers: Record<string, string> = {}): Trouble {
  return { status, headers: { "content-type": "text/html", ...headers }, body: "<html>" };
}
