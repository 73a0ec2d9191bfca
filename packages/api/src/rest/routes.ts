import type { Answer } from "./answer.ts";
import { getContact } from "./get-contact.ts";
import { isLive, isReady } from "./health.ts";
import { getImport, importContacts } from "./import-contacts.ts";
import { listContacts } from "./list-contacts.ts";
import type { RestRequest } from "./rest-request.ts";

export type Method = "GET" | "POST";

export interface Route {
  method: Method;
  path: string;
  /** Whether it answers without a credential. */
  isPublic?: boolean;
  handle: (request: RestRequest) => Promise<Answer>;
}

/** Every REST route. What is not in this table does not exist. A literal path stands before the variable ones that it also fits. */
export const routes: readonly Route[] = [
  { method: "GET", path: "/api/contacts", handle: listContacts },
  { method: "POST", path: "/api/contacts/import", handle: importContacts },
  { method: "GET", path: "/api/contacts/import/{id}", handle: getImport },
  { method: "GET", path: "/api/contacts/{id}", handle: getContact },
  { method: "GET", path: "/api/health/live", isPublic: true, handle: isLive },
  { method: "GET", path: "/api/health/ready", isPublic: true, handle: isReady },
];

export interface Match {
  route: Route;
  path: Record<string, string>;
}

/** The routes of a path, by method; empty when no route has it. The first path of the table that fits is the one. */
export function matchRoutes(pathname: string): Map<Method, Match> {
  const segments = pathname.split("/");
  const first = routes.find((route) => matchPath(route.path.split("/"), segments));
  const path = first && matchPath(first.path.split("/"), segments);
  if (!path) return new Map();
  return new Map(routes.filter((route) => route.path === first.path).map((route) => [route.method, { route, path }]));
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const path: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] as string;
    if (part.startsWith("{") && segment !== "") path[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return path;
}
