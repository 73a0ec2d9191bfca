#!/usr/bin/env node
// Behind `npm start` and `npm test`. Plain JavaScript for Node 18 and newer: it installs everything else, Node 26 included.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const pnpmVersion = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager.split("@")[1];
const [task, ...args] = process.argv.slice(2);

const env = cleanEnvironment();
try {
  if (task === "serve") await serve();
  else if (task === "check") await check();
  else throw new Error("usage: node scripts/run.mjs serve|check");
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function serve() {
  const port = Number(process.env.PORT || 3000);
  if (await isTaken(port))
    throw new Error(`Port ${port} is taken by another program. Choose one with PORT=3001 npm start.`);
  install();
  step("Building the web app (about half a minute the first time)");
  quietly("turbo", ["run", "build", "--output-logs=errors-only"]);
  await run("node", ["apps/web/server.ts", ...args], { NODE_ENV: "production" });
}

async function check() {
  install();
  await run("node", ["scripts/check.ts", ...args]);
}

function install() {
  step("Installing packages");
  env.PATH = [bin, pnpmDirectory(), env.PATH].join(delimiter);
  quietly("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"]);
}

function pnpmDirectory() {
  const path = spawnSync("npm", ["exec", "--yes", "--package", `pnpm@${pnpmVersion}`, "-c", "command -v pnpm"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  const found = path.stdout?.trim().split("\n").pop();
  if (path.status !== 0 || !found || !existsSync(found)) {
    throw new Error(
      `pnpm ${pnpmVersion} could not be fetched from the npm registry:\n${path.stderr ?? path.error?.message ?? ""}`,
    );
  }
  return dirname(found);
}

function quietly(command, commandArgs) {
  const done = spawnSync(command, commandArgs, {
    cwd: root,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0)
    throw new Error(
      `${command} ${commandArgs.join(" ")} failed:\n${done.error?.message ?? ""}${done.stdout}${done.stderr}`,
    );
}

/** Runs the last program of the task: our signals are its signals, its exit is ours. */
function run(command, commandArgs, variables = {}) {
  const child = spawn(command, commandArgs, { cwd: root, env: { ...env, ...variables }, stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal];
      resolve();
    });
  });
}

function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** npm's own variables would be read as settings by the programs that it starts; those of the way to the registry must be. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name) || /^npm_config_(registry|\w*proxy|cafile|strict_ssl|userconfig)$/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    TURBO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
}

function step(text) {
  console.log(`• ${text}`);
}
