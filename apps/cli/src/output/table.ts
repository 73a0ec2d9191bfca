import stringWidth from "string-width";
import { oneLine } from "./one-line.ts";

/** A column: what is in it, and at most how many characters of it are shown. */
export interface Column<T> {
  title: string;
  width: number;
  of: (row: T) => string;
}

/** Rows as lines of even columns, whatever script they are in. */
export function toTable<T>(columns: readonly Column<T>[], rows: readonly T[], { hasHeading = true } = {}): string {
  const heading = hasHeading ? [columns.map(({ title, width }) => fit(title, width))] : [];
  const cells = rows.map((row) => columns.map(({ width, of }) => fit(oneLine(of(row)), width)));
  return [...heading, ...cells].map((line) => `${line.join("  ").trimEnd()}\n`).join("");
}

function fit(text: string, width: number): string {
  let shown = text;
  if (stringWidth(text) > width) {
    const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
    while (stringWidth(characters.join("")) > width - 1) characters.pop();
    shown = `${characters.join("")}…`;
  }
  return shown + " ".repeat(width - stringWidth(shown));
}
