import fc from "fast-check";
import { hostileValue, member, prototypeNames } from "./hostile-texts.ts";
import { fewOf } from "./schema-names.ts";
import { valueFor } from "./values.ts";
import type { Kind } from "./world.ts";

/** What a path is about. */
export function kindOf(path: string): Kind {
  const [, job] = /\/(import|bulk)s?\//.exec(path) ?? [];
  const [, kind] = /(contact|list|tag|segment|conversation|key|invitation|organization)s/.exec(path) ?? [];
  return (job ?? kind ?? "contact") as Kind;
}

const needed = ["phone", "name", "label", "changes", "content", "contacts", "contactId", "conversationId"].concat([
  "importId",
  "others",
  "uniqueIds",
  "bulkId",
  "organizationId",
  "email",
  "token",
  "password",
]);

interface Members {
  names: readonly string[];
  kind: Kind;
  /** The members without which nothing goes, beside the usual ones. */
  must?: readonly string[];
}

/** An object with some of these members: those without which nothing goes, a few others, and in one of some cases one too many. */
export function inputOf({ names, kind, must = [] }: Members): fc.Arbitrary<Record<string, unknown>> {
  const isNeeded = (name: string) => needed.includes(name) || must.includes(name);
  const first = names.filter(isNeeded);
  const input = fc
    .tuple(
      fc.subarray(first, { minLength: Math.max(0, first.length - 1) }),
      fewOf(
        names.filter((name) => !isNeeded(name)),
        2,
      ),
    )
    .chain((chosen) => fc.record(Object.fromEntries(chosen.flat().map((name) => [name, valueFor(name, kind)]))));
  return fc.tuple(input, addition).map(([value, more]) => Object.defineProperties(value, more));
}

const addition: fc.Arbitrary<PropertyDescriptorMap> = rarely(
  {},
  fc
    .tuple(fc.constantFrom(...prototypeNames, "extra", "organizationId"), hostileValue)
    .map(([name, value]) => Object.getOwnPropertyDescriptors(member(name, value))),
  15,
);

/** The usual, and in one of so many cases something else. */
export function rarely<T>(usual: T, other: fc.Arbitrary<T>, times: number): fc.Arbitrary<T> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}
