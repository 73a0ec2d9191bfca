import { createServer, type RequestListener, type Server } from "node:http";
import { answerClientError } from "./answer-client-error.ts";
import { expectSoon, type Patience, patience } from "./patience.ts";

const checkEveryMs = 5_000;

/**
 * An HTTP server whose every answer is the listener's or a problem: Node answers nothing by itself. A request that does not
 * arrive in its time is answered 408 and its connection closed.
 */
export function createHttpServer(listener: RequestListener, within: Patience = patience): Server {
  const { headersMs, fileMs } = within;
  const server = createServer({
    maxHeaderSize: 32 * 1024,
    requireHostHeader: false,
    headersTimeout: headersMs,
    requestTimeout: fileMs,
    connectionsCheckingInterval: Math.min(checkEveryMs, headersMs),
  });
  server.on("request", (request, response) => {
    expectSoon(server, request, within);
    listener(request, response);
  });
  server.on("clientError", answerClientError);
  server.on("checkExpectation", listener);
  return server;
}
