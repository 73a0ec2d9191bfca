import type { ListContactsInput } from "@roster/domain";

const names: Record<string, string> = { listIds: "list_id", tagIds: "tag_id" };
const snake = (key: string) => names[key] ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The same query as the query string of `GET /api/contacts`, or null where it cannot be said there. */
export function queryString({ attributes = {}, filter, include, ...query }: ListContactsInput): string | null {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(snake(key), String(one));
  for (const [key, ops] of Object.entries(attributes))
    for (const [op, value] of Object.entries(ops))
      for (const one of Array.isArray(value) ? value : [value])
        parameters.append(`attr[${key}][${op}]`, JSON.stringify(one));
  if (filter) parameters.set("filter", JSON.stringify(filter));
  if (include) parameters.set("include", include.length > 0 ? include.join(",") : "none");
  const text = parameters.size > 0 ? `?${parameters}` : "";
  return text.length > 7_000 ? null : text;
}
