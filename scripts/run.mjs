#!/usr/bin/env node
// Behind `npm start` and `npm test`. Plain JavaScript for Node 18 and newer: it installs everything else, Node 26 included.
import { spawn } from "node:child_process";
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
const killAfterMs = 10_000;
/** Passes a signal on to what is running. */
let forward = () => {};
let stoppedBy = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    stoppedBy ??= signal;
    forward(signal);
  });

try {
  if (task === "serve") await serve();
  else if (task === "check") await check();
  else throw new Error("usage: node scripts/run.mjs serve|check");
} catch (error) {
  if (stoppedBy === null) console.error(`\n${error.message}`);
  process.exitCode = stoppedBy === null ? 1 : exitCodeOf(stoppedBy);
}

async function serve() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a whole number from 0 to 65535, not ${process.env.PORT}.`);
  if (await isTaken(port))
    throw new Error(`Port ${port} is taken by another program. Choose one with PORT=3001 npm start.`);
  await install();
  step("Building the web app (about half a minute the first time)");
  await quietly("turbo", ["run", "build", "--output-logs=errors-only"]);
  await run("node", ["apps/web/server.ts", ...args], { NODE_ENV: "production" });
}

async function check() {
  await install();
  await run("node", ["scripts/check.ts", ...args]);
}

async function install() {
  step("Installing packages");
  env.PATH = [bin, await pnpmDirectory(), env.PATH].join(delimiter);
  await quietly("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"]);
}

async function pnpmDirectory() {
  const args = ["exec", "--yes", "--package", `pnpm@${pnpmVersion}`, "-c", "command -v pnpm"];
  const { code, stdout, stderr } = await outcomeOf("npm", args);
  const found = stdout.trim().split("\n").pop();
  if (code !== 0 || !found || !existsSync(found))
    throw new Error(`pnpm ${pnpmVersion} could not be fetched from the npm registry:\n${stderr}`);
  return dirname(found);
}

async function quietly(command, commandArgs) {
  const { code, stdout, stderr } = await outcomeOf(command, commandArgs);
  if (code !== 0) throw new Error(`${command} ${commandArgs.join(" ")} failed:\n${stdout}${stderr}`);
}

/** Runs a step in a process group of its own: a signal ends everything that the step started. */
async function outcomeOf(command, commandArgs) {
  const child = spawn(command, commandArgs, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"])
    child[name].setEncoding("utf8").on("data", (text) => {
      output[name] += text;
    });
  forward = (signal) => {
    killGroup(child.pid, signal);
    setTimeout(() => killGroup(child.pid, "SIGKILL"), killAfterMs).unref();
  };
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      output.stderr += error.message;
      resolve(null);
    });
    child.once("close", resolve);
  });
  forward = () => {};
  if (stoppedBy !== null) throw new Error(`stopped by ${stoppedBy}`);
  return { code, ...output };
}

function killGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // All of it has ended.
  }
}

function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

/** Runs the last program of the task: our signals are its signals, its exit is ours. */
function run(command, commandArgs, variables = {}) {
  const child = spawn(command, commandArgs, { cwd: root, env: { ...env, ...variables }, stdio: "inherit" });
  forward = (signal) => child.kill(signal);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.exitCode = code ?? exitCodeOf(signal);
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
