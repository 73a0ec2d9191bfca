const units: Record<string, number> = { k: 1_000, m: 1_000_000 };

/** Contacts of the big tenant from a size as it is typed: `10k`, `1m` or a plain number. Throws a sentence on anything else. */
export function parseSize(text: string): number {
  const [, digits, unit] = /^([1-9][0-9]{0,8})([km]?)$/i.exec(text.trim()) ?? [];
  if (digits === undefined) throw new Error(`A size is a number of contacts such as 10k, 1m or 250000, not ${text}.`);
  return Number(digits) * (unit ? (units[unit.toLowerCase()] ?? 1) : 1);
}

export function sizeName(contacts: number): string {
  for (const [unit, factor] of Object.entries(units).reverse())
    if (contacts % factor === 0) return `${contacts / factor}${unit}`;
  return String(contacts);
}

export function databaseName(contacts: number): string {
  return `roster_bench_${sizeName(contacts)}`;
}

/** From here on only contacts, lists and tags are generated: conversations would not fit. */
export const conversationsUpTo = 5_000_000;
