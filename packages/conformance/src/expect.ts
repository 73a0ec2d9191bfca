import assert from "node:assert/strict";
import type { Answer } from "./server.ts";

/** Throws unless both are the same. `what` says what was looked at. */
export function same(actual: unknown, expected: unknown, what: string): void {
  try {
    assert.deepEqual(actual, expected);
  } catch {
    throw new Error(`${what}: expected ${shown(expected)}, got ${shown(actual)}`);
  }
}

export function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

export function status(answer: Answer, expected: number): void {
  if (answer.status !== expected)
    throw new Error(`status: expected ${expected}, got ${answer.status} ${answer.text.slice(0, 300)}`);
}

/** The answer is a problem (RFC 9457) of that status and code, with faults of those names. */
export function problem(answer: Answer, expected: { status: number; code: string; names?: string[] }): void {
  status(answer, expected.status);
  holds(
    /^application\/problem\+json/.test(answer.headers.get("content-type") ?? ""),
    `content-type: expected application/problem+json, got ${answer.headers.get("content-type")}`,
  );
  const body = answer.json;
  for (const member of ["type", "title", "status", "detail", "instance", "code", "requestId", "errors", "message"])
    holds(member in body, `the problem has no ${member}`);
  same(body.code, expected.code, "code");
  same(body.status, expected.status, "the problem's status");
  same(body.message, body.detail, "message repeats detail");
  same(body.requestId, answer.headers.get("x-request-id"), "requestId is the header's");
  if (expected.names)
    same(body.errors.map(({ name }: { name: string }) => name).sort(), [...expected.names].sort(), "what is at fault");
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
