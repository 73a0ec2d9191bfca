import type { ExportContactsInput, Fault } from "@roster/domain";
import { escapeName } from "@roster/domain/column-list";
import { aborted, notRoster, unreachable } from "./failures.ts";
import { persist } from "./persist.ts";
import { type Parameter, toQuery } from "./query-string.ts";
import type { CallOptions, ExportedContacts } from "./roster-client.ts";
import { RosterError } from "./roster-error.ts";
import type { Server } from "./server.ts";

/** Opens the file that `GET /api/contacts/export` makes. Once it has begun it is not asked for again. */
export async function downloadContacts(
  server: Server,
  input: ExportContactsInput,
  options: CallOptions,
): Promise<ExportedContacts> {
  return download(server, `contacts/export${toQuery(input, forms)}`, options);
}

/** The same of `GET /api/contacts/imports/{id}/rejected`. */
export function downloadRejected(server: Server, importId: string, options: CallOptions): Promise<ExportedContacts> {
  return download(server, `contacts/imports/${encodeURIComponent(importId)}/rejected`, options);
}

function download(server: Server, path: string, { signal }: CallOptions): Promise<ExportedContacts> {
  const open = async () => {
    const response = await server.send(`${server.base}/api/${path}`, { signal });
    const { headers, body } = response;
    const total = headers.get("x-total-count");
    if (!response.ok || total === null || body === null) throw notRoster(response);
    return { total: Number(total), contentType: headers.get("content-type") ?? "", content: bytesOf(body, signal) };
  };
  return persist(open, { maxAttempts: server.maxAttempts, isRepeatable: true, signal });
}

async function* bytesOf(body: ReadableStream<Uint8Array>, signal: AbortSignal | undefined) {
  try {
    yield* body;
  } catch (cause) {
    throw signal?.aborted ? aborted(signal) : unreachable(cause, "The export broke off");
  }
}

const forms: Record<string, Parameter> = {
  attributes: (conditions: NonNullable<ExportContactsInput["attributes"]>) =>
    Object.entries(conditions).flatMap(([key, ops]) => conditionsOn(key, ops)),
  columns: (columns: readonly string[]) => columns.map((name) => ["columns", escapeName(name)]),
  filter: (filter: ExportContactsInput["filter"]) => [["filter", JSON.stringify(filter)]],
};

/** Every value is JSON, so that the text "1" stays a text. */
function conditionsOn(key: string, ops: object): [string, string][] {
  const given = Object.entries(ops).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw withoutValue(key);
  return given.flatMap(([op, value]) => {
    const items = [value].flat();
    // A query string cannot say "in nothing", and leaving it out would export everybody.
    if (items.length === 0) throw withoutValue(`${key}.${op}`);
    return items.map((item): [string, string] => [`attr[${key}][${op}]`, JSON.stringify(item)]);
  });
}

function withoutValue(place: string): RosterError {
  const fault: Fault = { in: "input", name: `attributes.${place}`, code: "empty", detail: "must not be empty" };
  const message = `${fault.name} ${fault.detail}`;
  return new RosterError({ message, code: "invalid_request", status: 400, faults: [fault] });
}
