import fc from "fast-check";
import { appRouter } from "../../src/router.ts";
import type { HostileRequest } from "./hostile-request.ts";
import { hostileBody, hostileValue } from "./hostile-texts.ts";
import { headersOf } from "./random-headers.ts";
import { inputOf, kindOf, rarely } from "./random-input.ts";
import { escaped } from "./random-query-text.ts";
import { membersOf } from "./schema-names.ts";

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  // biome-ignore lint/suspicious/noExplicitAny: _def is not typed for readers
  const { inputs, type } = (procedure as any)._def;
  return { path, names: Object.keys(membersOf(inputs[0])), isQuery: type !== "mutation" };
});

const call = fc.constantFrom(...procedures).chain(({ path, names, isQuery }) =>
  fc.record({
    path: fc.constant(path),
    isQuery: fc.constant(isQuery),
    input: fc.oneof(
      { weight: 6, arbitrary: inputOf({ names, kind: kindOf(path), must: ["uniqueId"] }) as fc.Arbitrary<unknown> },
      { weight: 1, arbitrary: hostileValue },
    ),
  }),
);
const calls = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(call) },
  { weight: 1, arbitrary: fc.array(call, { minLength: 1, maxLength: 4 }) },
);
const suffix = fc.constantFrom(".", "x", "/", "%00", ".__proto__", ",", "?batch=1", "&batch=2", "&input=1");
const type = fc.constantFrom("text/plain", "multipart/form-data; boundary=x", "application/octet-stream", "");
const method = fc.constantFrom("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT");

/** A request to one of the procedures, or to several at once. */
export const toProcedures: fc.Arbitrary<HostileRequest> = fc
  .record({
    calls,
    isBatch: fc.boolean(),
    method: rarely("", method, 9),
    wild: rarely<HostileRequest["body"]>(null, hostileBody, 9),
    suffix: rarely("", suffix, 15),
    type: rarely("application/json", type, 12),
    headers: headersOf("POST"),
    isChunked: fc.boolean(),
  })
  .map(({ calls, isBatch, method, wild, suffix, type, headers, isChunked }) => {
    const isMany = isBatch || calls.length > 1;
    const inputs = calls.map(({ input }) => input);
    const text = JSON.stringify(isMany ? { ...inputs } : inputs[0]) ?? "null";
    const isQuery = calls.every((one) => one.isQuery) && text.length < 7_000;
    const input = isQuery ? `input=${escaped(wild?.text.slice(0, 5_000) ?? text)}` : "";
    const query = [isMany ? "batch=1" : "", input].filter(Boolean).join("&");
    return {
      method: method || (isQuery ? "GET" : "POST"),
      target: `/api/trpc/${calls.map(({ path }) => path).join(",")}${query ? `?${query}` : ""}${suffix}`,
      headers: { "content-type": type, ...headers },
      body: isQuery ? null : (wild ?? { text, encoding: "utf8" }),
      isChunked,
      givesUpAfterMs: null,
    };
  });
