import { randomUUIDv7 } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ImportOptions, RosterClient } from "@roster/client";
import { columnTargets, conflictPolicies, importEncodings, importFormats } from "@roster/domain/vocabulary";
import { type Command, Option } from "commander";
import { command } from "../command.ts";
import { clientFromEnvironment } from "../env.ts";
import { UsageError } from "../failure.ts";
import { collect } from "../flags/collect.ts";
import { addJsonFlag, type JsonFlags } from "../flags/json-flag.ts";
import { printAnswer } from "../output/answer.ts";
import { counted } from "../output/counted.ts";
import { toImportText } from "../output/import-report.ts";
import { ProgressLine } from "../output/progress-line.ts";
import { writableTarget, writeWhole } from "../output/whole-file.ts";
import { tell } from "../output/write.ts";

interface Flags extends JsonFlags {
  format?: ImportOptions["format"];
  encoding?: ImportOptions["encoding"];
  delimiter?: "comma" | "semicolon" | "tab";
  map?: string[];
  region?: string;
  onConflict: ImportOptions["onConflict"];
  list?: string[];
  dryRun?: boolean;
  rejected?: string;
}

const delimiters = { comma: ",", semicolon: ";", tab: "\t" } as const;
const pollEveryMs = 500;

/** `roster import` */
export function importFile(): Command {
  const importing = command("import", {
    description: "import contacts from a CSV or vCard file, and say what became of every row",
    examples: [
      "roster import contacts.csv",
      "roster import contacts.csv --dry-run",
      "roster import contacts.csv --rejected rejected.csv",
      "roster import people.csv --map 'Full name=name' --map 'Handy=phone' --region DE",
    ],
  });
  importing
    .argument("<file>", "a file that Google, Outlook, Apple or a spreadsheet wrote; - for standard input")
    .addOption(new Option("--format <format>", "when the file does not tell by itself").choices(importFormats))
    .addOption(new Option("--encoding <encoding>", "when the file does not tell by itself").choices(importEncodings))
    .addOption(new Option("--delimiter <delimiter>", "when the heading does not tell").choices(Object.keys(delimiters)))
    .option("--map <heading=target>", `what a column is: ${columnTargets.join(", ")}; repeat it for more`, collect)
    .option("--region <country>", "country of phones without a country code, such as DE (default: the organization's)")
    .addOption(
      new Option(
        "--on-conflict <policy>",
        "a contact that exists takes what the file has, becomes as in the file, or stays",
      )
        .choices(conflictPolicies)
        .default("merge"),
    )
    .option("--list <id>", "put every contact of the file on this list; repeat it for more", collect)
    .option("--dry-run", "say what would become of every row, and store nothing")
    .option("--rejected <file>", "write the rows that were rejected to this file, each with the reason");
  return addJsonFlag(importing).action(run);
}

async function run(path: string, flags: Flags): Promise<void> {
  const client = clientFromEnvironment();
  const importId = randomUUIDv7();
  const options: Partial<ImportOptions> = {
    importId,
    fileName: path === "-" ? "standard input" : basename(path),
    format: flags.format,
    encoding: flags.encoding,
    delimiter: flags.delimiter && delimiters[flags.delimiter],
    map: Object.fromEntries((flags.map ?? []).map(mapping)),
    region: flags.region as ImportOptions["region"],
    onConflict: flags.onConflict,
    listIds: flags.list,
    dryRun: flags.dryRun,
  };
  const total = path === "-" ? null : await sizeOf(path);
  const rejected = flags.rejected === undefined ? null : await writableTarget(flags.rejected);
  const progress = new ProgressLine(process.stderr);
  const watching = watch(client, importId, progress);
  try {
    const source = path === "-" ? process.stdin : createReadStream(path);
    const report = await client.importContacts(shown(source, total, progress), options);
    progress.clear();
    await printAnswer(report, flags, toImportText);
    if (rejected && report.rejected > 0) {
      await writeWhole(rejected, (await client.exportRejected(report.importId)).content);
      tell(`${counted(report.rejected, "rejected row")} written to ${flags.rejected}`);
    }
    if (report.state === "failed") throw new Error(`the import failed: ${report.error}`);
  } finally {
    watching.stop();
    progress.clear();
  }
}

function mapping(text: string): [string, ImportOptions["map"][string]] {
  const equals = text.lastIndexOf("=");
  const target = text.slice(equals + 1);
  const known = columnTargets.find((candidate) => candidate === target);
  if (equals < 1 || known === undefined)
    throw new UsageError(`--map takes heading=target, with a target of ${columnTargets.join(", ")}: ${text}`);
  return [text.slice(0, equals), known];
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((cause) =>
    Promise.reject(new UsageError(`${path} cannot be read: ${cause.message}`)),
  );
  if (!found.isFile()) throw new UsageError(`${path} is not a file`);
  return found.size;
}

async function* shown(
  source: AsyncIterable<Uint8Array>,
  total: number | null,
  progress: ProgressLine,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of source) {
    yield chunk;
    sent += chunk.length;
    progress.show("Sending", sent, total);
  }
}

/** Shows how far the server is, once it has the whole file. */
function watch(client: RosterClient, importId: string, progress: ProgressLine): { stop: () => void } {
  const timer = setInterval(async () => {
    const report = await client.contacts.getImport.query({ importId }).catch(() => null);
    if (report?.state !== "running" || !timer.hasRef()) return;
    const { read, created, updated, unchanged, restored, duplicate, rejected } = report;
    progress.show("Storing", created + updated + unchanged + restored + duplicate + rejected, read);
  }, pollEveryMs);
  return {
    stop() {
      clearInterval(timer);
      timer.unref();
    },
  };
}
