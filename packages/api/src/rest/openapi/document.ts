import type { ErrorCode } from "@roster/domain";
import { limits } from "@roster/domain";
import type { z } from "zod";
import manifest from "../../../package.json" with { type: "json" };
import { httpStatusOf } from "../../errors.ts";
import { Problem, problemType } from "../problem.ts";
import type { Parameter } from "../query-string.ts";
import { type AnswerDocument, type AnswerHeader, type Route, tags } from "../route.ts";
import { routes } from "../routes.ts";
import { type JsonSchema, jsonSchemaOf, namedSchemas } from "./json-schema.ts";

let text: string | undefined;

/** The OpenAPI 3.1 document of every route, made once. */
export function openApiText(): string {
  text ??= JSON.stringify(openApiDocument(routes));
  return text;
}

/** The document of a table of routes: it has what is served, and what is served is in it. */
export function openApiDocument(table: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of table) {
    paths[route.path] ??= {};
    (paths[route.path] as Record<string, unknown>)[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Roster",
      version: manifest.version,
      summary: "A contact directory for teams that talk to people on WhatsApp and other messengers.",
      description: introduction,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "This server" }],
    tags: tags.map((name) => ({ name, description: tagDescriptions[name] })),
    security: [{ bearer: [] }, { accessToken: [] }, { accessKey: [] }, { session: [] }],
    paths,
    components: {
      schemas: namedSchemas(),
      responses: Object.fromEntries(table.flatMap(badAnswers).map(({ name, answer }) => [name, answer])),
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An API key of an organization." },
        accessToken: {
          type: "apiKey",
          in: "header",
          name: "x-access-token",
          description: "The same, as Wapikit's clients send it.",
        },
        accessKey: { type: "apiKey", in: "header", name: "x-access-key", description: "The same." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "roster.session_token",
          description: "A person's session; from the same origin only.",
        },
      },
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: "string" } }]),
      ),
    },
  };
}

const introduction = `Every answer has an \`X-Request-Id\`, and one to a caller that is known \`RateLimit\` headers. Every failure is \`application/problem+json\` (RFC 9457) with a \`code\` that stays, and names in \`errors\` each thing at fault and what it may be. Names of a query string are snake_case, members of a body camelCase. A parameter that is not known is refused, never ignored. A \`POST\` with an \`Idempotency-Key\` is carried out once: the same request under the same key answers the same again for ${limits.idempotencyHours} hours.`;

const tagDescriptions: Record<(typeof tags)[number], string> = {
  Contacts: "People the organization talks to.",
  Duplicates: "Contacts that may be one person.",
  Conversations: "What was said with them.",
  Lists: "Lists that contacts are members of.",
  Tags: "Labels on contacts and lists.",
  Segments: "Criteria of contacts under a name.",
  Campaigns: "Messages that went to lists.",
  Members: "Who belongs to the organization, and what they may do.",
  Organization: "The organization itself.",
  Keys: "API keys of the organization.",
  Overview: "The organization in numbers.",
  Audit: "Who did what to which record, when and from where.",
  Service: "The server itself.",
};

const headers: Record<
  AnswerHeader | "X-Request-Id" | "RateLimit" | "RateLimit-Policy" | "Retry-After" | "Allow",
  string
> = {
  "X-Request-Id": "What to ask the server's keeper about.",
  RateLimit:
    "What is left of the caller's quota, and in how many seconds it is whole again (draft-ietf-httpapi-ratelimit-headers).",
  "RateLimit-Policy": "The caller's quota and its seconds.",
  "Retry-After": "In how many seconds it is worth trying again.",
  Allow: "The methods that the route has.",
  ETag: "Of a page a weak hash of its body, for If-None-Match; of a contact its version, for If-Match.",
  Link: "The pages around this one (RFC 8288): self, first, prev, next, last.",
  Location: "Where the record or the report is.",
  "X-Total-Count": "How many contacts the file has.",
};

function operation(route: Route) {
  const { operationId, tag, summary, description, isPublic, body } = route;
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    ...(isPublic ? { security: [] } : {}),
    parameters: parametersOf(route),
    ...(body ? { requestBody: bodyOf(body) } : {}),
    responses: responsesOf(route),
  };
}

function parametersOf(route: Route): unknown[] {
  const { pathParameters = {}, query, hasVersion, method, answers } = route;
  const schema = query ? jsonSchemaOf(query.schema, "input") : {};
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const required = new Set((schema.required ?? []) as string[]);
  const header = (name: string, description: string) => ({
    name,
    in: "header",
    description,
    schema: { type: "string" },
  });
  return [
    ...Object.entries(pathParameters).map(([name, { description, words }]) => ({
      name,
      in: "path",
      required: true,
      description,
      schema: words ? { type: "string", enum: words } : { type: "string", format: "uuid" },
    })),
    ...Object.entries(query?.parameters ?? {}).map(([name, parameter]) =>
      queryParameter(name, parameter, {
        schema: properties[parameter.key] ?? {},
        isRequired: required.has(parameter.key),
      }),
    ),
    ...(hasVersion ? [header("If-Match", "The ETag of the version that is meant.")] : []),
    ...(answers[200]?.isHashed
      ? [header("If-None-Match", "The ETag that is known; 304 when it is still the one.")]
      : []),
    ...(method === "POST"
      ? [header("Idempotency-Key", `Carries the request out once, for ${limits.idempotencyHours} hours.`)]
      : []),
  ];
}

function queryParameter(
  name: string,
  { style, wire }: Parameter,
  { schema, isRequired }: { schema: JsonSchema; isRequired: boolean },
): unknown {
  const { description, ...rest } = schema;
  const said = {
    name,
    in: "query",
    ...(description ? { description } : {}),
    ...(isRequired ? { required: true } : {}),
  };
  const of = wire ?? rest;
  switch (style) {
    case "json":
      return { ...said, content: { "application/json": { schema: of } } };
    case "bracketed":
      return { ...said, style: "deepObject", explode: true, schema: of };
    case "comma":
      return { ...said, style: "form", explode: false, schema: of };
    case "repeated":
      return { ...said, style: "form", explode: true, schema: of };
    default:
      return { ...said, schema: of };
  }
}

function bodyOf(body: NonNullable<Route["body"]>): unknown {
  if (body.kind === "file") {
    const file = { type: "string", contentEncoding: "binary" };
    const fields = Object.entries(body.fields ?? {}).map(([name, description]) => [
      name,
      { type: "string", description },
    ]);
    const form = { type: "object", properties: { file, ...Object.fromEntries(fields) }, required: ["file"] };
    return {
      description: body.description,
      required: true,
      content: {
        "multipart/form-data": { schema: form },
        ...(body.fields
          ? {}
          : {
              "text/csv": { schema: file },
              "text/vcard": { schema: file },
              "application/octet-stream": { schema: file },
            }),
      },
    };
  }
  const { names = {}, example, items } = body;
  const one = renamed(jsonSchemaOf(body.schema, "input"), names);
  const many = items && {
    type: "array",
    minItems: 1,
    maxItems: limits.contactsAtOnce,
    items: jsonSchemaOf(items, "input"),
  };
  return {
    required: true,
    content: { "application/json": { schema: many ? { oneOf: [one, many] } : one, example } },
  };
}

function renamed(schema: JsonSchema, names: Record<string, string>): JsonSchema {
  const wireNames = new Map(Object.entries(names).map(([wire, name]) => [name, wire]));
  const properties = Object.entries((schema.properties ?? {}) as JsonSchema);
  if (wireNames.size === 0) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(properties.map(([name, member]) => [wireNames.get(name) ?? name, member])),
  };
}

function responsesOf(route: Route): Record<string, unknown> {
  const good = Object.entries(route.answers).map(([status, answer]) => [status, goodAnswer(route, answer)]);
  const known = Object.values(route.answers).some(({ isHashed }) => isHashed)
    ? [["304", { description: "What is known is still right.", headers: headersOf(route, ["ETag"]) }]]
    : [];
  const bad = badAnswers(route).map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }]);
  return Object.fromEntries([...good, ...known, ...bad]);
}

function goodAnswer(route: Route, answer: AnswerDocument): unknown {
  const { description, schema, types, example, headers: own = [], isHashed } = answer;
  const content = types
    ? Object.fromEntries(types.map((type) => [type, { schema: { type: "string" } }]))
    : {
        "application/json": {
          schema: schema ? jsonSchemaOf(schema, "output") : { type: "object" },
          ...(example ? { example } : {}),
        },
      };
  return { description, headers: headersOf(route, [...own, ...(isHashed ? (["ETag"] as const) : [])]), content };
}

interface BadAnswer {
  status: string;
  /** What the document says it under, for every route that fails so. */
  name: string;
  answer: unknown;
}

function badAnswers(route: Route): BadAnswer[] {
  const byStatus = Map.groupBy(failuresOf(route), (code) => httpStatusOf[code].status);
  return [...byStatus].map(([status, codes]) => {
    const name = [status, ...(route.isPublic ? ["public"] : []), ...codes].join(".");
    return { status: String(status), name, answer: badAnswer(route, codes) };
  });
}

const passing: readonly ErrorCode[] = ["rate_limited", "unavailable", "query_too_slow", "idempotency_key_in_use"];

function badAnswer(route: Route, codes: readonly ErrorCode[]): unknown {
  const isLater = codes.some((code) => passing.includes(code));
  return {
    description: codes.map((code) => `${httpStatusOf[code].title} (\`${code}\`).`).join(" "),
    headers: headersOf(route, isLater ? ["Retry-After"] : []),
    content: { [problemType]: { schema: jsonSchemaOf(Problem, "output"), example: codes.map(exampleOf)[0] } },
  };
}

function exampleOf(code: ErrorCode): z.infer<typeof Problem> {
  const { status, title } = httpStatusOf[code];
  return {
    type: `urn:roster:error:${code}`,
    title,
    status,
    detail: `${title}.`,
    instance: "/api/contacts",
    code,
    requestId: "5b0c2f3e-9f52-4f0e-8a43-2c7e0c4a9d11",
    errors: [],
    message: `${title}.`,
  };
}

function headersOf({ isPublic }: Route, own: readonly (keyof typeof headers)[]): unknown {
  const names = ["X-Request-Id", ...(isPublic ? [] : ["RateLimit", "RateLimit-Policy"]), ...own];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Every failure that a route may answer with: those that any has, those of its kind, and its own. */
function failuresOf({ isPublic, body, method, fails = [] }: Route): ErrorCode[] {
  return [
    ...new Set<ErrorCode>([
      "invalid_request",
      "not_acceptable",
      "request_timeout",
      "uri_too_long",
      "headers_too_large",
      "internal_error",
      "unavailable",
      "rate_limited",
      ...(isPublic ? [] : (["unauthorized", "forbidden"] as const)),
      ...(body ? (["payload_too_large", "unsupported_media_type", "unprocessable"] as const) : []),
      ...(method === "POST" ? (["idempotency_key_in_use", "idempotency_key_reused"] as const) : []),
      ...fails,
    ]),
  ];
}
