import { createHash } from "node:crypto";
import { z } from "zod";
import { DomainError, type FaultCode } from "./domain-error.ts";
import type { ListContactsQuery } from "./list-contacts-input.ts";
import { Timestamp, Uuid } from "./scalars.ts";
import { type ContactSort, contactStatuses } from "./vocabulary.ts";

/** A place in a sorted list: the sort key and id of one row, which way to read from there, and the page's number. */
export interface Position {
  direction: "after" | "before";
  page: number;
  key: string | null;
  id: string;
}

/** A text that PostgreSQL can hold. */
export const storable = z.string().refine((text) => text.isWellFormed() && !text.includes("\u0000"));
const keyOf: Record<ContactSort, z.ZodType<string | null>> = {
  createdAt: z.null(),
  updatedAt: Timestamp,
  name: storable,
  phone: z.string().regex(/^\+[0-9]{6,15}$/),
  status: z.enum(contactStatuses),
  lastMessageAt: Timestamp.nullable(),
};
const Encoded = z.tuple([z.string(), z.enum(["after", "before"]), z.int().min(1), z.string().nullable(), Uuid]);

/** Makes the opaque text of a position among contacts. It can be read back only by a query with the same filter and sort. */
export function encodeCursor(position: Position, query: ListContactsQuery): string {
  return encodePosition(position, bindingOf(query));
}

/** Reads a cursor back. Throws `invalid_request` when it is malformed or was made by another query. */
export function decodeCursor(cursor: string, query: ListContactsQuery): Position {
  return decodePosition(cursor, bindingOf(query), keyOf[query.sortBy]);
}

/** Makes the opaque text of a position in any list. `bound` is all that another list or filter has otherwise. */
export function encodePosition({ direction, page, key, id }: Position, bound: string): string {
  return Buffer.from(JSON.stringify([hashed(bound), direction, page, key, id])).toString("base64url");
}

/** Reads a position of any list back. Throws `invalid_request` as `decodeCursor` does. */
export function decodePosition(cursor: string, bound: string, keySchema: z.ZodType<string | null>): Position {
  const encoded = Encoded.safeParse(parse(cursor));
  if (!encoded.success) throw refused("malformed", "is malformed");
  const [boundTo, direction, page, key, id] = encoded.data;
  if (boundTo !== hashed(bound))
    throw refused("cursor_of_another_query", "was made by a query with another filter or sort");
  if (!keySchema.safeParse(key).success) throw refused("malformed", "is malformed");
  return { direction, page, key, id };
}

function parse(cursor: string): unknown {
  try {
    return /^[\w-]+$/.test(cursor) ? JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) : undefined;
  } catch {
    return undefined;
  }
}

function refused(code: FaultCode, detail: string): DomainError {
  return DomainError.invalid([{ in: "input", name: "cursor", code, detail }]);
}

function bindingOf(query: ListContactsQuery): string {
  const { page, perPage, cursor, include, count, conversationsLimit, messagesLimit, ...bound } = query;
  const sets = { ...bound, status: sorted(bound.status), listIds: sorted(bound.listIds), tagIds: sorted(bound.tagIds) };
  return JSON.stringify(Object.entries(sets).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hashed(bound: string): string {
  return createHash("sha256").update(bound).digest("base64url").slice(0, 16);
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
