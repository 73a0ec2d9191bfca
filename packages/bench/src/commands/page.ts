import { Command } from "commander";
import { openBenchServer } from "../bench-server.ts";
import { ensureGenerated } from "../generate/generate.ts";
import { measurePage } from "../page/measure-page.ts";
import { forgetReader, joinReader } from "../page/reader.ts";
import { type Verdict, verdictTable } from "../report/verdicts.ts";
import { startProduct } from "../run/product.ts";
import { databaseName, parseSize } from "../sizes.ts";

/** `pnpm bench page`; the pages must be built (`pnpm build`). */
export function pageCommand(): Command {
  return new Command("page")
    .description("what a browser has of the contacts page, with an empty cache on loopback; needs a build and Chromium")
    .option("--size <size>", "contacts of the organization", "1m")
    .option("--loads <n>", "loads that the medians are of", "7")
    .action(async ({ size, loads }: { size: string; loads: string }) => {
      await using bench = await openBenchServer();
      const { contacts, facts } = await ensureGenerated(bench, parseSize(size));
      const databaseUrl = bench.urlOf(databaseName(contacts));
      await forgetReader(databaseUrl);
      await using product = await startProduct(databaseUrl, { role: "all" });
      const { organizationId } = facts.big.tenant;
      const reader = await joinReader(databaseUrl, product.dataDirectory, organizationId);
      const url = `http://localhost:${product.port}`;
      const figures = await measurePage({ url, organizationId, ...reader }, { loads: Number(loads) });
      console.log(
        verdictTable([
          verdict("largest contentful paint", figures.largestPaint, { most: 1_000, unit: " ms" }),
          verdict("total blocking time", figures.blocking, { most: 100, unit: " ms" }),
          verdict("cumulative layout shift", figures.layoutShift, { most: 0.02, unit: "", digits: 4 }),
          verdict("scripts of the first load, compressed", figures.scriptBytes / 1_000, { most: 180, unit: " KB" }),
          verdict("interaction to next paint, typing in search", figures.typing, { most: 100, unit: " ms" }),
        ]),
      );
    });
}

interface Limit {
  most: number;
  unit: string;
  digits?: number;
}

function verdict(what: string, figure: number, { most, unit, digits = 0 }: Limit): Verdict {
  return { what, figure: `${figure.toFixed(digits)}${unit}`, limit: `< ${most}${unit}`, isPass: figure < most };
}
