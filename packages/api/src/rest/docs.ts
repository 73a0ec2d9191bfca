import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openApiText } from "./openapi/document.ts";
import { route } from "./route.ts";

const assets = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
const files: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "reference.js": "text/javascript; charset=utf-8",
};

/** `GET /api/openapi.json`: the document of every route, made from the table that serves them. */
export const getOpenApi = route({
  method: "GET",
  path: "/api/openapi.json",
  operationId: "getOpenApi",
  tag: "Service",
  summary: "This document",
  description: "OpenAPI 3.1, made from the same table and the same schemas that serve requests.",
  isPublic: true,
  answers: { 200: { description: "The document.", isHashed: true } },
  handle: async () => ({ status: 200, text: openApiText() }),
});

/** `GET /api/docs`: the same, to be read by people. */
export const getDocs = route({
  method: "GET",
  path: "/api/docs",
  operationId: "getDocs",
  tag: "Service",
  summary: "The reference, for people",
  description: "A page that shows this document. Nothing of it comes from another server.",
  isPublic: true,
  answers: { 200: { description: "The page.", types: ["text/html"] } },
  handle: async () => ({ status: 200, headers: pageHeaders, text: page }),
});

/** `GET /api/docs/{file}`: what that page is made of. */
export const getDocsFile = route({
  method: "GET",
  path: "/api/docs/{file}",
  operationId: "getDocsFile",
  tag: "Service",
  summary: "A file of the reference",
  description: "Style sheet and scripts of the page.",
  isPublic: true,
  pathParameters: { file: { description: "The file's name.", words: Object.keys(files) } },
  answers: { 200: { description: "The file.", isHashed: true, types: ["text/css", "text/javascript"] } },
  async handle({ path: { file = "" } }) {
    const text = file === "reference.js" ? script : await readFile(join(assets, file), "utf8");
    const headers = { "content-type": files[file] ?? "", "cache-control": "public, max-age=3600" };
    return { status: 200, headers, text };
  },
});

// The reference writes styles into its elements; its scripts are the two files.
const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Roster API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="reference"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/reference.js"></script>
</body>
</html>
`;

const script = `SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  filter: true,
  persistAuthorization: false,
});
`;
