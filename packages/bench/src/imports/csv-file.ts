import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { firstNames, surnames } from "../generate/names.ts";

export interface CsvPerson {
  name: string;
  phone: string;
  label: string;
  city: string;
  plan: string;
}

const cities = ["Lisbon", "Porto", "Madrid", "Berlin", "Paris", "Warsaw", "Ankara", "Prague", "Rome", "Boston"];
const plans = ["free", "free", "free", "pro", "pro", "enterprise"];
const phones = 7_900_000;

/** The n-th person of every file: the same each time, with a phone that nobody else has. */
export function csvPerson(n: number): CsvPerson {
  const pick = (from: readonly string[], step: number) => from[(n * step) % from.length] as string;
  return {
    name: `${pick(firstNames, 7)} ${pick(surnames, 131)}`,
    phone: `+1415${2_000_000 + ((n * 1_234_577) % phones)}`,
    label: `label ${n % 40}`,
    city: pick(cities, 3),
    plan: pick(plans, 5),
  };
}

/** A file of the people from `from` on. */
export function csvText(from: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const { name, phone, label, city, plan } = csvPerson(from + index);
    return `${name},${phone},${label},${city},${plan}\n`;
  });
  return lines.join("");
}

export const csvHeading = "name,phone,labels,city,plan\n";

/** Writes a file of so many rows, a part at a time. */
export async function writeCsv(path: string, rows: number): Promise<void> {
  const rowsPerPart = 20_000;
  const file = createWriteStream(path);
  file.write(csvHeading);
  for (let from = 0; from < rows; from += rowsPerPart)
    if (!file.write(csvText(from, Math.min(rowsPerPart, rows - from)))) await once(file, "drain");
  file.end();
  await once(file, "finish");
}
