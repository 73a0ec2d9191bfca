import type { ListContactsInput } from "@roster/domain";

const names: Partial<Record<keyof ListContactsInput, string>> = {
  page: "page",
  perPage: "per_page",
  cursor: "cursor",
  listIds: "list_id",
  tagIds: "tag_id",
  status: "status",
  search: "search",
  sortBy: "sort_by",
  order: "order",
  count: "count",
};

/** The path of `GET /api/contacts` that asks for an input. Throws on a member that no scenario has needed yet. */
export function contactsPath({ include, attributes = {}, ...input }: ListContactsInput): string {
  const parameters = new URLSearchParams();
  if (include) parameters.set("include", include.join(",") || "none");
  for (const [key, conditions] of Object.entries(attributes))
    for (const [op, value] of Object.entries(conditions))
      parameters.append(`attr[${key}][${op}]`, JSON.stringify(value));
  for (const [member, value] of Object.entries(input)) {
    const name = names[member as keyof ListContactsInput];
    if (name === undefined) throw new Error(`${member} has no name in a query string here`);
    for (const one of [value].flat()) parameters.append(name, String(one));
  }
  const query = parameters.toString();
  return query ? `/api/contacts?${query}` : "/api/contacts";
}

/** A whole request as it goes over the wire. */
export function getRequest(
  path: string,
  { key, acceptsGzip = false }: { key?: string; acceptsGzip?: boolean },
): string {
  const headers = [
    "host: 127.0.0.1",
    ...(key ? [`authorization: Bearer ${key}`] : []),
    ...(acceptsGzip ? ["accept-encoding: gzip"] : []),
  ];
  return `GET ${path} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`;
}
