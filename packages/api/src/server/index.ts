export { readEnvironment } from "../env.ts";
export { createHttpServer } from "../http/create-http-server.ts";
export { requestUrl } from "../http/request-url.ts";
export { secureAnswer, securePage } from "../http/security-headers.ts";
export { type Roster, type StartOptions, startRoster } from "./start-roster.ts";
