export { readEnvironment } from "../env.ts";
export { answerClientError } from "../http/answer-client-error.ts";
export { securePage } from "../http/security-headers.ts";
export { type Roster, type StartOptions, startRoster } from "./start-roster.ts";
