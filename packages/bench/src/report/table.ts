import type { MixedResult } from "../run/mixed.ts";
import type { Row } from "../run/run-scenario.ts";
import { sizeName } from "../sizes.ts";

type Cell = string | number | null | undefined;

/** Lines of even columns; the first column is text, the others are numbers. */
export function textTable(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [heading, ...rows].map((row) =>
    row.map((cell) => (cell === null || cell === undefined ? "-" : String(cell))),
  );
  const widths = heading.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return cells.map(line).join("\n");
}

const heading = [
  "scenario",
  "size",
  "conn",
  "req/s",
  "p50",
  "p99",
  "alone",
  "bytes",
  "db CPU",
  "srv CPU",
  "others",
  "total",
  "/a",
  "/b",
  "errors",
];

/** The measurements as a table; milliseconds throughout. */
export function resultTable(rows: readonly Row[]): string {
  return textTable(heading, rows.map(cellsOf));
}

/** One measurement as a sentence, for a person who waits. */
export function resultLine({ label, contacts, requestsPerSecond, p50, p99 }: Row): string {
  return `${sizeName(contacts)} ${label}: ${requestsPerSecond.toFixed(0)}/s, p50 ${milliseconds(p50)} ms, p99 ${milliseconds(p99)} ms`;
}

function cellsOf(row: Row): Cell[] {
  return [
    row.label,
    sizeName(row.contacts),
    row.connections,
    row.requestsPerSecond.toFixed(row.requestsPerSecond < 100 ? 1 : 0),
    milliseconds(row.p50),
    milliseconds(row.p99),
    milliseconds(row.alone.p50),
    row.bytes,
    milliseconds(row.databaseCpu),
    milliseconds(row.serverCpu),
    row.others === null ? null : row.others.toFixed(1),
    row.total,
    ratio(row.requestsPerSecond, row.floors?.database),
    ratio(row.requestsPerSecond, row.floors?.bareServer),
    row.errors,
  ];
}

/** The loads of reads and writes beside an import. */
export function mixedTable(results: readonly MixedResult[]): string {
  return textTable(
    ["mixed with an import", "size", "req/s", "p50", "p99", "reads' p50", "reads' p99", "imported", "errors"],
    results.map((result) => [
      "90 % reads, 10 % writes",
      sizeName(result.contacts),
      result.requestsPerSecond.toFixed(0),
      milliseconds(result.p50),
      milliseconds(result.p99),
      milliseconds(result.reads.p50),
      milliseconds(result.reads.p99),
      result.imported,
      result.errors,
    ]),
  );
}

export function milliseconds(value: number | null): string | null {
  return value === null ? null : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function ratio(value: number, floor: number | undefined): string | null {
  return floor ? (value / floor).toFixed(2) : null;
}
