import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "../rest/openapi/document.ts";
import type { Method } from "../rest/route.ts";
import { matchRoutes, routes } from "../rest/routes.ts";

const document = openApiDocument(routes);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "document");
const validators = new Map<string, ValidateFunction>();

interface Documented {
  $ref?: string;
  content?: Record<string, unknown>;
}

/** Throws where an answer is none that the OpenAPI document allows: judged by a validator that knows nothing but the document. */
export async function checkAnswer(method: string, url: URL, response: Response): Promise<void> {
  const { pathname } = url;
  if (!pathname.startsWith("/api/") || /^\/api\/(trpc|auth)\//.test(pathname)) return;
  const where = `${method} ${pathname} ${response.status}`;
  if (!response.headers.get("x-request-id")) throw new Error(`${where} has no request id`);
  if (method === "OPTIONS") return;
  const route = matchRoutes(pathname)?.methods.get((method === "HEAD" ? "GET" : method) as Method);
  if (!route) return checkBody("#/components/schemas/Problem", where, response);
  const operation = document.paths[route.path]?.[route.method.toLowerCase()] as {
    responses: Record<string, Documented>;
  };
  const place = operation.responses[response.status];
  const shared = document.components.responses as Record<string, Documented>;
  const documented = place?.$ref ? shared[place.$ref.split("/").at(-1) ?? ""] : place;
  if (!documented) throw new Error(`${where} is not documented`);
  const [type = ""] = response.headers.get("content-type")?.split(";") ?? [];
  if (method === "HEAD" || response.status === 304) return;
  if (documented.content && !Object.hasOwn(documented.content, type))
    throw new Error(`${where} is ${type}, which is not documented`);
  if (!/^application\/(problem\+)?json$/.test(type)) return;
  if (place?.$ref) return checkBody("#/components/schemas/Problem", where, response);
  const steps = [
    "paths",
    route.path,
    route.method.toLowerCase(),
    "responses",
    String(response.status),
    "content",
    type,
    "schema",
  ];
  await checkBody(
    `#/${steps.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
    where,
    response,
  );
}

async function checkBody(pointer: string, where: string, response: Response): Promise<void> {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `document${pointer}` });
  validators.set(pointer, validate);
  const body = await response.json();
  if (!validate(body))
    throw new Error(
      `${where} is not what the document says: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 1_000)}`,
    );
}
