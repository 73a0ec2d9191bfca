/** What one member of an input is in a query string: names and values. */
export type Parameter = (value: never) => [name: string, value: string][];

/**
 * The query string of an input. A member has the name that REST has for it, `createdAfter` as `created_after` and `listIds` as
 * `list_id`, unless the table has a form of its own for it. What nobody knows is sent too: the server refuses it by name.
 */
export function toQuery(input: object, forms: Record<string, Parameter>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const plain = () => [value].flat().map((item): [string, string] => [nameOf(key), String(item)]);
    const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
    for (const [name, text] of form ? form(value as never) : plain()) query.append(name, text);
  }
  return query.size > 0 ? `?${query}` : "";
}

function nameOf(key: string): string {
  return key.replace(/Ids$/, "Id").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
