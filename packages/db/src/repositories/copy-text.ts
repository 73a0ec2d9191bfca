type Cell = string | number | boolean | null | readonly string[] | Record<string, unknown>;

/** A row in the text format of COPY: an array is a `text[]`, an object is JSON. */
export function copyLine(cells: readonly Cell[]): string {
  let line = "";
  for (const [index, value] of cells.entries()) line += (index === 0 ? "" : "\t") + cellText(value);
  return `${line}\n`;
}

function cellText(value: Cell): string {
  if (typeof value === "string") return escaped(value);
  if (value === null) return "\\N";
  if (typeof value !== "object") return String(value);
  return escaped(isList(value) ? arrayText(value) : JSON.stringify(value));
}

const isList = (value: object): value is readonly string[] => Array.isArray(value);

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escaped(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string) : text;
}

/** `{"a","b"}`, as PostgreSQL reads an array. */
function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
