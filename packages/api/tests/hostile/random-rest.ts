import fc from "fast-check";
import type { Route } from "../../src/rest/route.ts";
import { routes } from "../../src/rest/routes.ts";
import type { HostileRequest } from "./hostile-request.ts";
import { hostileText } from "./hostile-texts.ts";
import { contentOf } from "./random-content.ts";
import { headersOf } from "./random-headers.ts";
import { kindOf, rarely } from "./random-input.ts";
import { escaped, queryText } from "./random-query-text.ts";
import { idOf } from "./values.ts";

const methods = ["GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT", "TRACE", "PROPFIND", "QUERY"];

const malformedSegment = fc.oneof(
  hostileText.map(escaped),
  fc.constantFrom("%00", "%ff%fe", "%ED%A0%80", "%2e%2e", "%2F", "%", "caf\u00e9", "x".repeat(3_000)),
);

function pathOf({ path, pathParameters = {} }: Route): fc.Arbitrary<string> {
  const names = Object.keys(pathParameters);
  const segments = names.map((name) => {
    const { words } = pathParameters[name] ?? {};
    const right = words ? fc.constantFrom(...words) : idOf(kindOf(path));
    return fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: malformedSegment });
  });
  return fc
    .tuple(...segments)
    .map((given) => names.reduce((filled, name, at) => filled.replace(`{${name}}`, () => given[at] as string), path));
}

const toRoute = (route: Route): fc.Arbitrary<HostileRequest> =>
  fc
    .record({
      method: rarely<string>(route.method, fc.constantFrom(...methods), 9),
      path: pathOf(route),
      query: queryText(route.query?.parameters ?? {}),
      content: contentOf(route),
      headers: headersOf(route.method),
      isChunked: fc.boolean(),
      givesUpAfterMs: route.method === "GET" ? rarely<number | null>(null, fc.nat({ max: 8 }), 25) : fc.constant(null),
    })
    .map(({ path, query, content: { body, type }, headers, ...rest }) => ({
      ...rest,
      target: path + query,
      headers: { ...(type ? { "content-type": type } : {}), ...headers },
      body: rest.method === "TRACE" ? null : body,
      givesUpAfterMs: ["GET", "HEAD"].includes(rest.method) ? rest.givesUpAfterMs : null,
    }));

/** A request to a route of the table. */
export const toSomeRoute: fc.Arbitrary<HostileRequest> = fc.constantFrom(...routes).chain(toRoute);

/** A request to what is no route. */
export const toNoRoute: fc.Arbitrary<HostileRequest> = fc.record({
  method: fc.constantFrom(...methods),
  target: fc.oneof(
    fc.constantFrom(
      "/api/",
      "/api//contacts",
      "/api/contacts/",
      "//api/contacts",
      "/api/contacts;x=1",
      "/api/%63ontacts",
      "/api/contacts/../keys",
      "/api/trpc/",
      "/api/trpc",
      "/api/__proto__",
      "/api/auth/change-password",
      "/api/auth/sign-out",
      "/api/auth/%00",
      "/api/contacts#x",
      `/api/contacts?search=${"x".repeat(9_000)}`,
    ),
    hostileText.map((text) => `/api/${escaped(text)}`),
  ),
  headers: headersOf("GET"),
  body: fc.constant(null),
  isChunked: fc.constant(false),
  givesUpAfterMs: fc.constant(null),
});
