import { expect, test } from "vitest";
import { z } from "zod";
import { routes } from "../src/rest/routes.ts";
import { appRouter } from "../src/router.ts";
import { membersOf } from "./hostile/schema-names.ts";

const values = [null, true, 0, -1, 1.5, Number.NaN, "", "x", [], [null], [{}], {}, { x: 1 }];

/** Values of every kind in the place of an input, and in each of its members and theirs. */
function* wrongs(schema: z.ZodType): Generator<unknown> {
  yield* values;
  for (const [name, member] of Object.entries(membersOf(schema)))
    for (const value of wrongs(member)) yield { [name]: value };
}

const inputs = new Map<string, z.ZodType>();
for (const [path, procedure] of Object.entries(appRouter._def.procedures)) {
  // biome-ignore lint/suspicious/noExplicitAny: _def is not typed for readers
  const [input] = (procedure as any)._def.inputs;
  if (input) inputs.set(path, input);
}
for (const { operationId, query, body } of routes) {
  if (query) inputs.set(`the query of ${operationId}`, query.schema);
  if (body?.kind === "json") inputs.set(`the body of ${operationId}`, body.schema);
}

test.each([...inputs])("%s takes or refuses values of every kind", (_name, schema) => {
  for (const value of wrongs(schema)) {
    const { success, error } = schema.safeParse(value);
    expect(success || error instanceof z.ZodError).toBe(true);
  }
});
