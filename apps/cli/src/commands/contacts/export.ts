import { extname } from "node:path";
import type { ExportContactsInput } from "@roster/client";
import { splitNames } from "@roster/domain/column-list";
import { exportColumns, exportFormats } from "@roster/domain/vocabulary";
import { type Command, Option } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { collect } from "../../flags/collect.ts";
import { addCriteriaFlags, type CriteriaFlags, criteriaOf } from "../../flags/criteria.ts";
import { addSortFlags, type SortFlags } from "../../flags/sorting.ts";
import { interruption } from "../../interruption.ts";
import { counted } from "../../output/counted.ts";
import { ProgressLine } from "../../output/progress-line.ts";
import { countedThrough } from "../../output/whole-export.ts";
import { writableTarget, writeWhole } from "../../output/whole-file.ts";
import { tell, write } from "../../output/write.ts";

interface Flags extends CriteriaFlags, SortFlags {
  format?: NonNullable<ExportContactsInput["format"]>;
  output?: string;
  columns?: string[];
}

/** `roster contacts export` */
export function contactsExport(): Command {
  const exporting = command("export", {
    description: "write every contact that fits to a file, all from one moment",
    examples: [
      "roster contacts export -o contacts.csv",
      "roster contacts export --tag 018f3c2e-7a54-7cc1-9f0e-3b1d2a4c5e6f --format vcf > friends.vcf",
      "roster contacts export --format ndjson | jq -r .phone",
      "roster contacts export --columns name,phone,attributes.city -o cities.csv",
    ],
  });
  return addSortFlags(addCriteriaFlags(exporting))
    .addOption(
      new Option("-f, --format <format>", "of the file (default: what -o ends with, else csv)").choices(exportFormats),
    )
    .option(
      "--columns <names>",
      `of ${exportColumns.join(", ")} and attributes.KEY; repeat it, or put commas between`,
      collect,
    )
    .option("-o, --output <file>", "where to write it; it is there whole or not at all (default: standard output)")
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  const { sort: sortBy, order, output } = flags;
  const format = flags.format ?? exportFormats.find((known) => extname(output ?? "") === `.${known}`) ?? "csv";
  const client = clientFromEnvironment();
  const target = output === undefined ? null : await writableTarget(output);
  using interrupted = interruption();
  const columns = flags.columns?.flatMap(splitNames);
  const file = await client.exportContacts({ ...criteriaOf(flags), sortBy, order, format, columns }, interrupted);
  const progress = new ProgressLine(process.stderr);
  const content = countedThrough(file, format, (count) => target && progress.show("Writing", count, file.total));
  try {
    if (target) await writeWhole(target, content);
    else for await (const chunk of content) await write(chunk);
  } finally {
    progress.clear();
  }
  if (target) tell(`${counted(file.total, "contact")} written to ${output}`);
}
