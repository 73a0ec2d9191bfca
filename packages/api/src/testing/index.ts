export * from "./test-api.ts";
