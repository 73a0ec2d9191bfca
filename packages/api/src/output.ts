import type { z } from "zod";
import { isProduction } from "./env.ts";

/**
 * A declared output for types and documents. The parser checks in tests and development and is the identity in production,
 * where it would cost every call what the tests have shown already.
 */
export function checkedOutput<T extends z.ZodType>(schema: T): { parse: (value: unknown) => z.output<T>; schema: T } {
  const parse = isProduction ? (value: unknown) => value as z.output<T> : (value: unknown) => schema.parse(value);
  return { parse, schema };
}
