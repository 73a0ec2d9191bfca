import type { IncomingMessage } from "node:http";
import { clip, DomainError, type Fault, limits, Uuid } from "@roster/domain";
import { z } from "zod";
import { faultsOf, type Place, unknownName } from "../faults.ts";
import { nameIn, readQuery } from "./query-string.ts";
import type { JsonBody, RestRequest, Route } from "./route.ts";

type Read = Pick<RestRequest, "query" | "expectedUpdatedAt">;

/** Judges path, query and headers. Fails with `invalid_request`, every fault at once. */
export function readHead(route: Route, { url, path, incoming }: Pick<RestRequest, "url" | "path" | "incoming">): Read {
  const faults = [...pathFaults(route, path)];
  const { parameters = {}, schema } = route.query ?? {};
  const { input, faults: ofText } = readQuery(url.searchParams, parameters);
  faults.push(...ofText);
  for (const [name, { key }] of Object.entries(route.pathParameters ?? {})) if (key) input[key] = path[name];
  const parsed = schema?.safeParse(input);
  if (parsed?.error) {
    const judged = faultsOf(parsed.error, { in: "query", nameOf: nameIn(parameters) });
    const inPath = new Set(Object.values(route.pathParameters ?? {}).map(({ key }) => key));
    faults.push(...judged.filter(({ name }) => !inPath.has(name)));
  }
  const version = route.hasVersion ? versionIn(incoming.headers["if-match"]) : undefined;
  if (version !== undefined && typeof version !== "string") faults.push(version);
  if (faults.length > 0) throw DomainError.invalid(faults);
  return { query: input, expectedUpdatedAt: version as string | undefined };
}

/** The body of a route that takes JSON. Fails with `invalid_request` where it is none, and with `unprocessable` where it is not what is asked for. */
export async function readJson(
  body: JsonBody<z.ZodType>,
  request: Pick<RestRequest, "incoming" | "digest">,
): Promise<unknown> {
  const { "content-type": type } = request.incoming.headers;
  if (!isJson(type)) throw new DomainError("unsupported_media_type", "The body must be application/json.");
  const bytes = await readAll(request.incoming);
  request.digest?.update(bytes);
  const { value, faults } = rename(parseJson(bytes), body);
  const isMany = Array.isArray(value) && body.items;
  const schema = isMany ? z.array(z.unknown()).min(1).max(limits.contactsAtOnce) : body.schema;
  const parsed = schema.safeParse(value);
  if (parsed.error) faults.push(...faultsOf(parsed.error, placeOf(body)));
  if (faults.length > 0) throw DomainError.unprocessable(faults);
  return value;
}

/** The faults that a procedure found in its input, as the caller of a route knows the places. */
export function inWireNames(failure: DomainError, route: Route): DomainError {
  const parameters = route.query?.parameters ?? {};
  const names = new Set(Object.values(parameters).map(({ key }) => key));
  const nameOf = nameIn(parameters);
  const faults = failure.faults.map((fault): Fault => {
    if (fault.in !== "input") return fault;
    if (!names.has(fault.name)) return { ...fault, in: "body" };
    const { pointer: _, ...rest } = fault;
    return { ...rest, in: "query", name: nameOf([fault.name]) };
  });
  const { message, existingId, retryAfterSeconds } = failure;
  const isOfBody =
    failure.faults.length > 0 && failure.faults.every((fault) => fault.in === "input" && !names.has(fault.name));
  const code = failure.code === "invalid_request" && isOfBody ? "unprocessable" : failure.code;
  const details = { faults, existingId, cause: failure.cause };
  return new DomainError(code, message, retryAfterSeconds === undefined ? details : { ...details, retryAfterSeconds });
}

function* pathFaults(route: Route, path: Record<string, string>): Generator<Fault> {
  for (const [name, { words }] of Object.entries(route.pathParameters ?? {})) {
    if (words ? !words.includes(path[name] ?? "") : !Uuid.safeParse(path[name]).success)
      yield {
        in: "path",
        name,
        code: words ? "invalid_value" : "malformed",
        detail: words ? `must be one of ${words.join(", ")}` : "must be a UUID",
        ...(words ? { allowed: words } : {}),
      };
  }
}

const noVersion = "0001-01-01T00:00:00.000Z";

/** What If-Match asks for, as the contact's `updatedAt`. A tag that is none of ours, or weak, is no version at all. */
function versionIn(header: string | undefined): string | undefined | Fault {
  const tag = header?.trim();
  if (tag === undefined || tag === "*") return undefined;
  if (!/^(W\/)?"[^"]*"$/.test(tag))
    return {
      in: "header",
      name: "If-Match",
      code: "malformed",
      detail: 'must be one ETag such as "v1764115200000", or *',
    };
  const milliseconds = /^"v(\d{1,15})"$/.exec(tag)?.[1];
  const moment = milliseconds === undefined ? undefined : new Date(Number(milliseconds));
  return moment && moment.getUTCFullYear() <= 9999 ? moment.toISOString() : noVersion;
}

/** The strong ETag of a contact. */
export function versionOf(contact: { updatedAt: string }): string {
  return `"v${Date.parse(contact.updatedAt)}"`;
}

function placeOf({ schema, names = {} }: JsonBody<z.ZodType>): Place {
  const wireNames = new Map(Object.entries(names).map(([wire, name]) => [name, wire]));
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape).map((key) => wireNames.get(key) ?? key) : [];
  return { in: "body", known, nameOf: ([key = "body"]) => wireNames.get(String(key)) ?? String(key) };
}

/** The body under the schema's own names, which are none of REST's where REST has another. */
function rename(value: unknown, body: JsonBody<z.ZodType>): { value: unknown; faults: Fault[] } {
  const { names } = body;
  if (!names || typeof value !== "object" || value === null || Array.isArray(value)) return { value, faults: [] };
  const { known = [] } = placeOf(body);
  const hidden = new Set(Object.values(names));
  const entries = Object.entries(value).filter(([key]) => !hidden.has(key));
  const faults = Object.keys(value)
    .filter((key) => hidden.has(key))
    .map((key) => ({ ...unknownName(key, { in: "body", known }), pointer: `/${key}` }));
  return {
    value: Object.fromEntries(entries.map(([key, member]) => [Object.hasOwn(names, key) ? names[key] : key, member])),
    faults,
  };
}

function isJson(type: string | undefined): boolean {
  const [essence = "", ...parameters] = (type ?? "").split(";").map((part) => part.trim().toLowerCase());
  if (!/^application\/(json|merge-patch\+json)$/.test(essence)) return false;
  return parameters.every((parameter) => !parameter.startsWith("charset=") || /^charset="?utf-8"?$/.test(parameter));
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const tooLarge = () =>
    new DomainError("payload_too_large", `The body is over ${limits.jsonBodyBytes / 1024 ** 2} MB.`);
  if (Number(incoming.headers["content-length"] ?? 0) > limits.jsonBodyBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.jsonBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    const detail =
      bytes.length === 0
        ? "The body is empty; it must be JSON."
        : `The body is no JSON: ${clip(String((cause as Error).message))}`;
    throw new DomainError("invalid_request", detail, { cause });
  }
}
