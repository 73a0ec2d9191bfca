import type { z } from "zod";
import { isProduction } from "./env.ts";

/**
 * A declared output for types and documents. The parser gives back what it is given, and checks it in tests
 * and development only: in production that would cost every call what the tests have shown already.
 */
export function checkedOutput<T extends z.ZodType>(schema: T): { parse: (value: unknown) => z.output<T>; schema: T } {
  const parse = (value: unknown) => {
    if (!isProduction) schema.parse(value);
    return value as z.output<T>;
  };
  return { parse, schema };
}
