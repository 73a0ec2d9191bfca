import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { commandLineOf, everyCommandOf } from "../src/completion/command-line.ts";
import { createProgram } from "../src/program.ts";
import { roster } from "./roster.ts";

const run = promisify(execFile);

/** What bash proposes for the last of some words, in a folder with two files. */
async function bashCompletions(lines: string[][]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "roster completion-"));
  const { out } = await roster(["completion", "bash"]);
  await writeFile(join(folder, "completion.sh"), out);
  await writeFile(join(folder, "my contacts.csv"), "");
  const ask = `source ./completion.sh
    ask() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=(); _roster && (IFS='|' && echo "\${COMPREPLY[*]}"); }`;
  const quoted = (word: string) => `'${word}'`;
  const script = [ask, ...lines.map((words) => `ask roster ${words.map(quoted).join(" ")}`)].join("\n");
  const { stdout, stderr } = await run("bash", ["--norc", "-c", script], { cwd: folder });
  await rm(folder, { recursive: true });
  expect(stderr).toBe("");
  return stdout.split("\n").slice(0, -1);
}

test("bash completes commands, flags, choices and files", async () => {
  const asked: [string[], string][] = [
    [["con"], "contacts|conversations"],
    [["contacts", "re"], "restore"],
    [["contacts", "list", "--st"], "--status"],
    [["contacts", "list", "--status", ""], "Active|Inactive|Blocked"],
    [["contacts", "list", "--status", "Active", "B"], "Blocked"],
    [["contacts", "list", "--status", "=", "In"], "Inactive"],
    [["contacts", "list", "--sort", "="], "createdAt|updatedAt|name|phone|status|lastMessageAt"],
    [["contacts", "list", "--search", "keys", "--order", ""], "asc|desc"],
    [["contacts", "list", "--search", ""], ""],
    [["contacts", "list", "--json", "--cs"], "--csv"],
    [["contacts", "export", "--format", "v"], "vcf"],
    [["contacts", "export", "-o", "my"], "my contacts.csv"],
    [["import", "my"], "my contacts.csv"],
    [["import", "--on-conflict", "u"], "update"],
    [
      ["import", "--"],
      "--format|--encoding|--delimiter|--map|--region|--on-conflict|--list|--dry-run|--rejected|--json|--help",
    ],
    [["completion", ""], "bash|zsh|fish"],
    [["help", "ke"], "keys"],
    [["contacts", "get", ""], ""],
  ];
  const proposed = await bashCompletions(asked.map(([words]) => words));
  expect(asked.map(([words], index) => [words, proposed[index]])).toEqual(asked);
});

test.each(["bash", "zsh", "fish"])(
  "the script for %s has every command, flag and choice of the program",
  async (shell) => {
    const { out, code } = await roster(["completion", shell]);
    expect(code).toBe(0);
    const commands = everyCommandOf(commandLineOf(createProgram()));
    expect(commands.length).toBeGreaterThan(30);
    for (const { path, flags, values } of commands) {
      expect(out).toContain(path.join(shell === "zsh" ? "_" : " "));
      for (const { names } of flags)
        for (const name of names)
          expect(out).toContain(shell === "fish" ? name.replace(/^--?/, name.startsWith("--") ? "-l " : "-s ") : name);
      for (const choice of [...values, ...flags.flatMap(({ value }) => value ?? [])].flatMap(({ choices }) => choices))
        expect(out).toContain(choice);
    }
  },
);

test("another shell is told which there are", async () => {
  expect(await roster(["completion", "tcsh"])).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("Allowed choices are bash, zsh, fish."),
  });
});
