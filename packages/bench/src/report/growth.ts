import type { Row } from "../run/run-scenario.ts";
import { sizeName } from "../sizes.ts";
import { textTable } from "./table.ts";

/** How a scenario grew from the smallest size to another: its p50 under load and alone, and its cost. */
export interface Growth {
  scenario: string;
  from: number;
  to: number;
  loaded: number;
  alone: number;
  /** Of the CPU that a request costs database and server together. */
  cpu: number | null;
}

export function growthOf(rows: readonly Row[]): Growth[] {
  return rows.flatMap((row) => {
    const first = rows.find((other) => other.scenario === row.scenario && other.connections === row.connections);
    if (!first || first.contacts >= row.contacts) return [];
    const { scenario, contacts: to } = row;
    return [
      {
        scenario,
        from: first.contacts,
        to,
        loaded: row.p50 / first.p50,
        alone: row.alone.p50 / first.alone.p50,
        cpu: cpuGrowth(first, row),
      },
    ];
  });
}

export function growthTable(growth: readonly Growth[]): string {
  return textTable(
    ["growth", "sizes", "p50", "alone", "CPU"],
    growth.map(({ scenario, from, to, loaded, alone, cpu }) => [
      scenario,
      `${sizeName(from)} -> ${sizeName(to)}`,
      loaded.toFixed(2),
      alone.toFixed(2),
      cpu?.toFixed(2),
    ]),
  );
}

function cpuGrowth(first: Row, row: Row): number | null {
  const cost = ({ databaseCpu, serverCpu }: Row) =>
    databaseCpu === null || serverCpu === null ? null : databaseCpu + serverCpu;
  const [before, after] = [cost(first), cost(row)];
  return before === null || after === null ? null : after / before;
}
