import { randomUUIDv7 } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ImportOptions, ImportReport, RosterClient } from "@roster/client";
import { Command, Option } from "commander";
import { clientFromEnvironment } from "../env.ts";
import { UsageError } from "../failure.ts";
import { ProgressLine } from "../output/progress-line.ts";
import { write } from "../output/write.ts";

interface Flags {
  format?: ImportOptions["format"];
  delimiter?: "comma" | "semicolon" | "tab";
  map?: string[];
  region?: string;
  onConflict: ImportOptions["onConflict"];
  list?: string[];
  json?: boolean;
}

const delimiters = { comma: ",", semicolon: ";", tab: "\t" } as const;
const targets = ["name", "phone", "tags", "attributes", "ignore"];
const pollEveryMs = 500;

/** `roster import` */
export function importFile(): Command {
  return new Command("import")
    .description("import contacts from a CSV or vCard file, and say what became of every row")
    .argument("<file>", "a file that Google, Outlook, Apple or a spreadsheet wrote; - for standard input")
    .addOption(new Option("--format <format>", "when the file does not tell by itself").choices(["csv", "vcard"]))
    .addOption(new Option("--delimiter <delimiter>", "when the heading does not tell").choices(Object.keys(delimiters)))
    .option("--map <heading=target>", `what a column is: ${targets.join(", ")}; repeat it for more`, collect)
    .option("--region <country>", "country of phones without a country code, such as DE (default: the organization's)")
    .addOption(
      new Option("--on-conflict <policy>", "what to do with a contact that exists")
        .choices(["merge", "skip"])
        .default("merge"),
    )
    .option("--list <id>", "put every contact of the file on this list; repeat it for more", collect)
    .option("--json", "the report as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  roster import contacts.csv\n  roster import people.csv --map 'Full name=name' --map 'Handy=phone' --region DE",
    )
    .exitOverride()
    .action(run);
}

async function run(path: string, flags: Flags): Promise<void> {
  const client = clientFromEnvironment();
  const importId = randomUUIDv7();
  const options: Partial<ImportOptions> = {
    importId,
    fileName: path === "-" ? "standard input" : basename(path),
    format: flags.format,
    delimiter: flags.delimiter && delimiters[flags.delimiter],
    map: Object.fromEntries((flags.map ?? []).map(mapping)),
    region: flags.region as ImportOptions["region"],
    onConflict: flags.onConflict,
    listIds: flags.list,
  };
  const total = path === "-" ? null : await sizeOf(path);
  const progress = new ProgressLine(process.stderr);
  const watching = watch(client, importId, progress);
  try {
    const source = path === "-" ? process.stdin : createReadStream(path);
    const report = await client.importContacts(counted(source, total, progress), options);
    progress.clear();
    await write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
  } finally {
    watching.stop();
    progress.clear();
  }
}

function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

function mapping(text: string): [string, ImportOptions["map"][string]] {
  const equals = text.lastIndexOf("=");
  const target = text.slice(equals + 1);
  if (equals < 1 || !targets.includes(target))
    throw new UsageError(`--map takes heading=target, with a target of ${targets.join(", ")}: ${text}`);
  return [text.slice(0, equals), target as ImportOptions["map"][string]];
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((cause) =>
    Promise.reject(new UsageError(`${path} cannot be read: ${cause.message}`)),
  );
  if (!found.isFile()) throw new UsageError(`${path} is not a file`);
  return found.size;
}

async function* counted(
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

function describe(report: ImportReport): string {
  const counts = (["created", "updated", "unchanged", "restored", "duplicate", "rejected"] as const).map(
    (key) => `${report[key]} ${key}`,
  );
  const lines = [`${report.read} ${report.read === 1 ? "row" : "rows"} read: ${counts.join(", ")}`];
  for (const { row, verdict, detail, name, phone } of report.issues) {
    const who = [name, phone].filter(Boolean).join(" ");
    lines.push(`  row ${row} ${verdict}: ${detail}${who ? ` (${who})` : ""}`);
  }
  if (report.issuesTotal > report.issues.length) lines.push(`  and ${report.issuesTotal - report.issues.length} more`);
  return `${lines.join("\n")}\n`;
}
