import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type TestApi, type TestOrganization, testApi } from "@roster/api/testing";

export const program = join(import.meta.dirname, "../src/main.ts");

export interface Setting {
  env?: Record<string, string>;
  input?: string;
}

/** Runs the command as a shell would. */
export async function roster(args: string[], { env = {}, input = "" }: Setting = {}) {
  const child = spawn(process.execPath, [program, ...args], { env: { ROSTER_URL: "", ROSTER_API_KEY: "", ...env } });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { out, err, code };
}

export interface Given extends AsyncDisposable {
  api: TestApi;
  ours: TestOrganization;
  env: Record<string, string>;
}

/** A server with an organization, and the command set up for it. */
export async function setUp(content: Parameters<TestApi["addOrganization"]>[0] = {}): Promise<Given> {
  const api = await testApi();
  const ours = await api.addOrganization(content);
  const env = { ROSTER_URL: api.url, ROSTER_API_KEY: ours.apiKey };
  return { api, ours, env, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

/** What `--all --json` printed. */
export function linesOf(out: string) {
  const lines = out.trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** The numbered people that most tests are about, the last of them with a name that a spreadsheet would run. */
export const people = Array.from({ length: 120 }, (_, n) => ({
  name: n === 119 ? '=SUM(1), "李小龍"' : `Person ${n}`,
  phone: `+1415556${1000 + n}`,
  tags: n % 2 ? ["odd"] : [],
  attributes: { n },
  conversations: n === 119 ? [[Date.UTC(2026, 0, 5)]] : [],
}));
