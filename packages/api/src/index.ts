export type { Bridge } from "./bridge.ts";
export type { ErrorData } from "./init.ts";
export type { AppRouter, Caller } from "./router.ts";
