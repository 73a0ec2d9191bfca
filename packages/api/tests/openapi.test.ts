import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { openApiDocument, openApiText } from "../src/rest/openapi/document.ts";
import { routes } from "../src/rest/routes.ts";
import { testApi } from "../src/testing/index.ts";

test("the document passes the linter's recommended rules", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source: openApiText(), config });
  const errors = problems.filter(({ severity }) => severity === "error");
  expect(errors.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)).toEqual([]);
});

test("every route is in the document, under an id of its own, and nothing else is", () => {
  const { paths } = openApiDocument(routes);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted());
  const ids = routes.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every example is what its schema says", () => {
  const document = openApiDocument(routes);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "document");
  let checked = 0;
  const look = (value: unknown, pointer: string) => {
    if (typeof value !== "object" || value === null) return;
    if ("example" in value && "schema" in value) {
      const isValid = ajv.validate({ $ref: `document#${pointer}/schema` }, value.example);
      expect(isValid, `${pointer}: ${ajv.errorsText()}`).toBe(true);
      checked += 1;
      return;
    }
    for (const [key, inner] of Object.entries(value))
      look(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  };
  look(document.paths, "/paths");
  look(document.components.responses, "/components/responses");
  expect(checked).toBeGreaterThan(50);
});

test("every parameter of a route is described", () => {
  const { paths } = openApiDocument(routes);
  for (const [path, methods] of Object.entries(paths))
    for (const operation of Object.values(methods) as { parameters: { name: string; description?: string }[] }[])
      for (const { name, description } of operation.parameters) expect(description, `${path} ${name}`).toBeTruthy();
});

test("the document and the page that shows it need no credential and nothing of another server", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  const response = await fetch("/api/openapi.json", { headers: { authorization: "" } });
  expect(await response.json()).toMatchObject({ openapi: "3.1.1", info: { title: "Roster" } });
  const known = await fetch("/api/openapi.json", { headers: { "if-none-match": response.headers.get("etag") ?? "" } });
  expect(known.status).toBe(304);
  const page = await (await fetch("/api/docs")).text();
  const addresses = [...page.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, address]) => address ?? "");
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) {
    expect(address).toMatch(/^\/api\/docs\//);
    expect((await fetch(address)).status).toBe(200);
  }
  expect((await fetch("/api/docs/package.json")).status).toBe(400);
});
