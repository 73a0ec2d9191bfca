import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

/** `pnpm pictures`: takes the pictures of docs/pictures anew. They show what is built, and judge nothing. */
export default defineConfig(tests, { testDir: "pictures", retries: 0, workers: 1, timeout: 300_000 });
