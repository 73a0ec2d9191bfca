import type { Hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { ErrorCode } from "@roster/domain";
import type { z } from "zod";
import type { Services } from "../context.ts";
import type { Caller } from "../router.ts";
import type { Answer } from "./answer.ts";
import type { Parameters } from "./query-string.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";
export const tags = [
  "Contacts",
  "Duplicates",
  "Conversations",
  "Lists",
  "Tags",
  "Segments",
  "Campaigns",
  "Members",
  "Organization",
  "Keys",
  "Overview",
  "Audit",
  "Service",
] as const;

/** The string side of a query: what each name is called in the schema's input. */
export interface Query<Q extends z.ZodType> {
  parameters: Parameters;
  schema: Q;
}

/** A JSON body. `names` are members that REST spells in another way than the schema: by REST's name. */
export interface JsonBody<B extends z.ZodType> {
  kind: "json";
  schema: B;
  /** The schema of a body that is an array. */
  items?: z.ZodType;
  names?: Record<string, string>;
  example: unknown;
}

/** A body that the route reads itself, as it comes. */
export interface FileBody {
  kind: "file";
  description: string;
  /** Fields that a form may have beside its file. */
  fields?: Record<string, string>;
}

/** What an answer with a good status is like. */
export interface AnswerDocument {
  description: string;
  /** Left out where there is no body. */
  schema?: z.ZodType;
  /** A type other than JSON, whose text no schema describes. */
  types?: readonly string[];
  example?: unknown;
  headers?: readonly AnswerHeader[];
  /** It carries a weak hash of its body as ETag, and answers 304 to who has it. */
  isHashed?: boolean;
}

export type AnswerHeader = "ETag" | "Link" | "Location" | "X-Total-Count";

export interface PathParameter {
  description: string;
  words?: readonly string[];
  /** The member of the query's input that it is; the path's alone where it is left out. */
  key?: string;
}

export interface RouteDefinition<Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
  method: Method;
  path: string;
  /** What clients that are made from the document call it. */
  operationId: string;
  tag: (typeof tags)[number];
  summary: string;
  description: string;
  /** What the variable segments of the path are; each is a UUID unless `words` says which it may be. */
  pathParameters?: Record<string, PathParameter>;
  /** Whether it answers without a credential. */
  isPublic?: boolean;
  query?: Query<Q>;
  body?: JsonBody<B> | FileBody;
  /** Whether it heeds If-Match. */
  hasVersion?: boolean;
  answers: Record<number, AnswerDocument>;
  /** Its answer has a secret that is stored nowhere, and so cannot be given again under an Idempotency-Key. */
  hasSecret?: boolean;
  /** Failures beside those that every route has. */
  fails?: readonly ErrorCode[];
  handle: (request: RestRequest<z.input<Q>, z.input<B>>) => Promise<Answer>;
}

/** A request as a route sees it: read, and judged by what its definition says. */
export interface RestRequest<Q = unknown, B = unknown> {
  url: URL;
  path: Record<string, string>;
  /** The `{id}` of the path; empty where it has none. */
  id: string;
  /** The input that the query string is. */
  query: Q;
  body: B;
  /** The version that If-Match asks for; undefined where any will do. */
  expectedUpdatedAt: string | undefined;
  /** The procedures, called as the credential's owner. */
  caller: Caller;
  /** The bare request, for a route that streams its body. */
  incoming: IncomingMessage;
  /** Takes in everything of the body that would make another request of it, where that matters. */
  digest: Hash | undefined;
  services: Services;
}

// biome-ignore lint/suspicious/noExplicitAny: each route knows its own schemas
export type Route = RouteDefinition<any, any>;

/** A route with the types of its own schemas. */
export function route<Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(
  definition: RouteDefinition<Q, B>,
): Route {
  return definition;
}
