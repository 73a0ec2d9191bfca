import type { Row } from "../run/run-scenario.ts";
import { sizeName } from "../sizes.ts";
import { textTable } from "./table.ts";

/** How a scenario's p50 grew from the smallest size to another, under load and alone. */
export interface Growth {
  scenario: string;
  from: number;
  to: number;
  loaded: number;
  alone: number;
}

export function growthOf(rows: readonly Row[]): Growth[] {
  return rows.flatMap((row) => {
    const first = rows.find((other) => other.scenario === row.scenario && other.connections === row.connections);
    if (!first || first.contacts >= row.contacts) return [];
    const { scenario, contacts: to } = row;
    return [
      { scenario, from: first.contacts, to, loaded: row.p50 / first.p50, alone: row.alone.p50 / first.alone.p50 },
    ];
  });
}

export function growthTable(growth: readonly Growth[]): string {
  return textTable(
    ["p50 grew", "sizes", "loaded", "alone"],
    growth.map(({ scenario, from, to, loaded, alone }) => [
      scenario,
      `${sizeName(from)} -> ${sizeName(to)}`,
      loaded.toFixed(2),
      alone.toFixed(2),
    ]),
  );
}
