import { createServer, type RequestListener, type Server } from "node:http";
import { answerClientError } from "./answer-client-error.ts";

/** An HTTP server whose every answer is the listener's or a problem: Node answers nothing by itself. */
export function createHttpServer(listener: RequestListener): Server {
  const server = createServer({ maxHeaderSize: 32 * 1024, requireHostHeader: false }, listener);
  server.on("clientError", answerClientError);
  server.on("checkExpectation", listener);
  return server;
}
