import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Result {
  passed: number;
  failed: number;
  skipped: number;
}

const root = join(import.meta.dirname, "..");
const reports = await mkdtemp(join(tmpdir(), "roster-check-"));

/** Everything that must be right before a change lands, and a last line that counts it. */
const results: Result[] = [];
results.push(await step("lint", ["biome", "check", "--error-on-warnings", "."]));
results.push(await step("types", ["turbo", "run", "typecheck", "--output-logs=errors-only"]));
results.push(await vitest());
results.push(await browser());
await rm(reports, { recursive: true, force: true });

const total = (key: keyof Result) => results.reduce((sum, result) => sum + result[key], 0);
const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
console.log(`\n${total("passed")} passed, ${total("failed")} failed${skipped}`);
process.exit(total("failed") === 0 ? 0 : 1);

async function step(name: string, command: readonly string[]): Promise<Result> {
  console.log(`\n• ${name}`);
  const isGood = (await run(command)) === 0;
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

async function vitest(): Promise<Result> {
  console.log("\n• unit and integration tests");
  const report = join(reports, "vitest.json");
  const code = await run(["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const counts = await readFile(report, "utf8").then(JSON.parse, () => null);
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = counts;
  // A suite that could not even be collected fails without a failed test.
  const failed = numFailedTests > 0 ? numFailedTests : code === 0 ? 0 : 1;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

async function browser(): Promise<Result> {
  console.log("\n• browser tests");
  if (process.env.ROSTER_SKIP_BROWSER === "1") {
    console.log("skipped, for ROSTER_SKIP_BROWSER is 1");
    return { passed: 0, failed: 0, skipped: 1 };
  }
  if (!hasChromium()) {
    console.error(
      "The browser tests need Chromium at /usr/bin/chromium, and it could not be installed. " +
        "Install it (apt-get install chromium), or leave them out with ROSTER_SKIP_BROWSER=1.",
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if ((await run(["turbo", "run", "build", "--output-logs=errors-only"])) !== 0)
    return { passed: 0, failed: 1, skipped: 0 };
  const report = join(reports, "playwright.json");
  const code = await run(["pnpm", "--filter", "@roster/web", "exec", "playwright", "test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const stats = await readFile(report, "utf8").then(
    (text) => JSON.parse(text).stats,
    () => null,
  );
  if (stats === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected + flaky, failed: unexpected > 0 ? unexpected : code === 0 ? 0 : 1, skipped };
}

/** As root, Debian's Chromium is installed where it is missing. */
function hasChromium(): boolean {
  const path = "/usr/bin/chromium";
  if (existsSync(path)) return true;
  if (process.getuid?.() !== 0) return false;
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update", "-q");
  apt("install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-core");
  return existsSync(path);
}

function run([command = "", ...args]: readonly string[], variables: Record<string, string> = {}): Promise<number> {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...variables } });
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
