import { Command } from "commander";
import { openBenchServer } from "../bench-server.ts";
import { measureImport } from "../imports/measure-import.ts";
import { verdictTable } from "../report/verdicts.ts";
import { parseSize } from "../sizes.ts";

const leastShare = 0.5;
const mostMegabytes = 400;

/** `pnpm bench import` */
export function importCommand(): Command {
  return new Command("import")
    .description("import a file through HTTP, and store the same contacts with their tags by bare statements")
    .option("--rows <n>", "rows of the file", "1000000")
    .action(async ({ rows }: { rows: string }) => {
      await using bench = await openBenchServer();
      const { rowsPerSecond, floorRowsPerSecond, peakMemory } = await measureImport(bench, parseSize(rows));
      const share = rowsPerSecond / floorRowsPerSecond;
      const megabytes = peakMemory / 1024 ** 2;
      console.log(
        `Through HTTP ${Math.round(rowsPerSecond)} rows/s, bare inserts ${Math.round(floorRowsPerSecond)} rows/s\n`,
      );
      const verdicts = [
        {
          what: "import of bare inserts",
          figure: share.toFixed(2),
          limit: `>= ${leastShare}`,
          isPass: share >= leastShare,
        },
        {
          what: "server memory",
          figure: `${megabytes.toFixed(0)} MB`,
          limit: `< ${mostMegabytes} MB`,
          isPass: megabytes < mostMegabytes,
        },
      ];
      console.log(verdictTable(verdicts));
    });
}
