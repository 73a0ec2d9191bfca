import type { ExportContactsInput, Fault } from "@roster/domain";
import { aborted, notRoster, unreachable } from "./failures.ts";
import { type Parameter, toQuery } from "./query-string.ts";
import type { CallOptions, ExportedContacts } from "./roster-client.ts";
import { RosterError } from "./roster-error.ts";
import type { Server } from "./server.ts";

/** Opens the file that `GET /api/contacts/export` makes. */
export async function downloadContacts(
  server: Server,
  input: ExportContactsInput,
  { signal }: CallOptions,
): Promise<ExportedContacts> {
  const response = await server.send(`${server.base}/api/contacts/export${toQuery(input, forms)}`, { signal });
  const { headers, body } = response;
  const total = headers.get("x-total-count");
  if (!response.ok || total === null || body === null) throw notRoster(response);
  return { total: Number(total), contentType: headers.get("content-type") ?? "", content: bytesOf(body, signal) };
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
  filter: (filter: ExportContactsInput["filter"]) => [["filter", JSON.stringify(filter)]],
};

/** Every value is JSON, so that the text "1" stays a text. */
function conditionsOn(key: string, ops: object): [string, string][] {
  const conditions = Object.entries(ops).flatMap(([op, value]) =>
    [value].flat().map((item): [string, string] => [`attr[${key}][${op}]`, JSON.stringify(item) ?? ""]),
  );
  // A query string cannot say "none of these", and leaving it out would export everybody.
  if (conditions.length === 0) throw withoutValue(key);
  return conditions;
}

function withoutValue(key: string): RosterError {
  const fault: Fault = { in: "input", name: `attributes.${key}`, code: "empty", detail: "must have a condition" };
  const message = `${fault.name} ${fault.detail}`;
  return new RosterError({ message, code: "invalid_request", status: 400, faults: [fault] });
}
