import { spawn } from "node:child_process";
import { program, type Setting } from "./roster.ts";

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

/** Runs the command on a terminal of its own (util-linux's or BSD's `script`), and types the input. */
export async function rosterOnTerminal(args: string[], { env = {}, input = "" }: Setting) {
  const words = [process.execPath, program, ...args];
  const how =
    process.platform === "linux" ? ["-qec", words.map(quoted).join(" "), "/dev/null"] : ["-q", "/dev/null", ...words];
  const child = spawn("script", how, { env: { PATH: "/usr/bin:/bin", TERM: "dumb", ...env } });
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let shown = "";
  for await (const chunk of child.stdout) {
    shown += chunk;
    if (child.stdin.writable && shown.includes("[y/N]")) child.stdin.end(input);
  }
  return { shown: shown.replaceAll("\r\n", "\n"), code: await exit };
}
