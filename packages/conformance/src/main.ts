import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { runChecks } from "./run.ts";
import { Server } from "./server.ts";

const program = new Command("conformance")
  .description("ask a running server everything that the API's contract promises")
  .requiredOption("--url <url>", "where the server is")
  .requiredOption("--key <key>", "an API key with every permission; what is made with it is deleted at the end")
  .option("--only <text>", "only checks whose name has this in it")
  .option("--json <file>", "where to write the results");
program.parse();
const { url, key, only, json } = program.opts<{ url: string; key: string; only?: string; json?: string }>();

const results = await runChecks(new Server(url, key), {
  only,
  tell: ({ name, failure }) => console.log(failure === null ? `ok    ${name}` : `FAIL  ${name}\n      ${failure}`),
});
const failed = results.filter(({ failure }) => failure !== null).length;
if (json) await writeFile(json, `${JSON.stringify({ url, results }, null, 2)}\n`);
console.log(`\n${results.length - failed} kept, ${failed} broken`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
