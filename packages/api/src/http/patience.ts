import type { IncomingMessage, Server } from "node:http";

/** How long a request may take to arrive, in milliseconds. */
export interface Patience {
  headersMs: number;
  /** The whole request, unless it is a file. */
  requestMs: number;
  fileMs: number;
}

export const patience: Patience = { headersMs: 20_000, requestMs: 60_000, fileMs: 60 * 60_000 };

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Ends a request whose body has not arrived in its time, as Node ends one whose headers have not. */
export function expectSoon(server: Server, request: IncomingMessage, { requestMs }: Patience): void {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (length === undefined && encoding === undefined) return;
  const timer = setTimeout(() => {
    if (request.complete || request.destroyed) return;
    const late = Object.assign(new Error("the request came too slowly"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
    server.emit("clientError", late, request.socket);
  }, requestMs).unref();
  timers.set(request, timer);
  request.once("close", () => clearTimeout(timer));
}

/** The body is a file: it may take its time. */
export function expectFile(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}
