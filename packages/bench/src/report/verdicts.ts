import type { MixedResult } from "../run/mixed.ts";
import type { Row } from "../run/run-scenario.ts";
import { scenarios } from "../scenarios.ts";
import { sizeName } from "../sizes.ts";
import { growthOf } from "./growth.ts";
import { milliseconds, textTable } from "./table.ts";

/** A threshold, the figure that was measured and whether it holds. */
export interface Verdict {
  what: string;
  figure: string;
  limit: string;
  isPass: boolean;
}

const judgedSize = 1_000_000;

/** Every threshold that these measurements say something about. Milliseconds are those of one connection alone. */
export function verdictsOf(rows: readonly Row[], mixed: readonly MixedResult[]): Verdict[] {
  const at = (scenario: string) => rows.find((row) => row.scenario === scenario && row.contacts === judgedSize);
  return [
    ...floorVerdicts(at("nested first page"), { bareServer: 0.8, database: 0.6 }),
    ...floorVerdicts(at("flat first page"), { bareServer: 0.6 }),
    ...growthVerdicts(rows),
    ...timeVerdict(at("page 10,000"), 30),
    ...lastPageVerdict(at("flat first page"), at("last page")),
    ...timeVerdict(at("search mar"), 100),
    ...timeVerdict(at("search commonest trigram"), 200),
    ...timeVerdict(at("search garcia"), 10),
    ...timeVerdict(at("search phone fragment"), 10),
    ...mixed.flatMap(mixedVerdicts),
  ];
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  return textTable(
    ["must show", "figure", "limit", ""],
    verdicts.map(({ what, figure, limit, isPass }) => [what, figure, limit, isPass ? "PASS" : "MISS"]),
  );
}

function floorVerdicts(row: Row | undefined, limits: { bareServer: number; database?: number }): Verdict[] {
  if (!row?.floors) return [];
  const { floors, requestsPerSecond, scenario } = row;
  return (["bareServer", "database"] as const).flatMap((floor) => {
    const limit = limits[floor];
    if (limit === undefined) return [];
    const share = requestsPerSecond / floors[floor];
    const what = `${scenario} of ${floor === "database" ? "PostgreSQL alone" : "a bare server"}`;
    return [{ what, figure: share.toFixed(2), limit: `>= ${limit}`, isPass: share >= limit }];
  });
}

function growthVerdicts(rows: readonly Row[]): Verdict[] {
  const steady = new Set(scenarios.filter((scenario) => scenario.isSteady).map(({ name }) => name));
  return growthOf(rows)
    .filter(({ scenario, to }) => steady.has(scenario) && to >= judgedSize)
    .map(({ scenario, from, to, loaded }) => {
      const limit = to > judgedSize ? 1.6 : 1.3;
      const what = `${scenario}, ${sizeName(from)} -> ${sizeName(to)}`;
      return { what, figure: loaded.toFixed(2), limit: `<= ${limit}`, isPass: loaded <= limit };
    });
}

function timeVerdict(row: Row | undefined, limit: number): Verdict[] {
  if (!row) return [];
  const { p50 } = row.alone;
  return [{ what: row.label, figure: `${milliseconds(p50)} ms`, limit: `< ${limit} ms`, isPass: p50 < limit }];
}

function lastPageVerdict(first: Row | undefined, last: Row | undefined): Verdict[] {
  if (!first || !last) return [];
  const more = last.alone.p50 - first.alone.p50;
  return [
    { what: "last page after the first", figure: `${milliseconds(more)} ms`, limit: "<= 2 ms", isPass: more <= 2 },
  ];
}

function mixedVerdicts({ contacts, errors, p50, p99 }: MixedResult): Verdict[] {
  const what = `mixed, ${sizeName(contacts)}`;
  return [
    { what: `${what}: errors`, figure: String(errors), limit: "0", isPass: errors === 0 },
    { what: `${what}: p99 / p50`, figure: (p99 / p50).toFixed(1), limit: "< 10", isPass: p99 < 10 * p50 },
  ];
}
