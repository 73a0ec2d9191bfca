import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { segmentColumns } from "../../output/segment-table.ts";
import { toTable } from "../../output/table.ts";
import { write, writeJson } from "../../output/write.ts";

/** `roster segments list` */
export function segmentsList(): Command {
  const list = command("list", {
    description: "shared segments by name, with how many contacts are in each",
    examples: ["roster segments list", "roster segments list --json | jq -r '.segments[].name'"],
  });
  return addJsonFlag(list).action(run);
}

async function run({ json }: JsonFlags): Promise<void> {
  const client = clientFromEnvironment();
  const answer = await client.segments.list.query();
  if (json) return writeJson(answer);
  const rows = answer.segments.map(async (segment) => ({
    ...segment,
    count: await client.segments.count.query({ uniqueId: segment.uniqueId }),
  }));
  await write(toTable(segmentColumns, await Promise.all(rows)));
}
