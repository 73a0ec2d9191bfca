export { readEnvironment } from "../env.ts";
export { type Roster, type StartOptions, startRoster } from "./start-roster.ts";
