import fc from "fast-check";
import type { z } from "zod";

interface Inner {
  shape?: Record<string, z.ZodType>;
  def?: { innerType?: Inner; in?: Inner };
}

/** The members that an input may have; none where it is no object. */
export function membersOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  let inner = schema as Inner | undefined;
  while (inner && !inner.shape) inner = inner.def?.innerType ?? inner.def?.in;
  return inner?.shape ?? {};
}

/** A few of some names. */
export function fewOf(names: readonly string[], maxLength: number): fc.Arbitrary<string[]> {
  return fc.subarray([...names], { maxLength: Math.min(maxLength, names.length) });
}
