import { defineConfig } from "@playwright/test";

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  // Two processors serve the products, their databases and the browsers: what fails twice fails, what fails once is told as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "UTC",
    // Of what failed once: of every test it would cost a third of the time.
    trace: "on-first-retry",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: [...flags, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
});
