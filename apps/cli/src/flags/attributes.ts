import type { AttributeConditions, AttributeOp, Json } from "@roster/domain";
import { attributeOperators } from "@roster/domain/vocabulary";
import { UsageError } from "../failure.ts";

const textOps = ["contains", "starts"];

/** How a condition on an attribute is written, for help texts. */
export const conditionHelp = `an attribute is this, or key:op=value with an op of ${attributeOperators.join(", ")}; repeat it for more`;

/** Reads `key=value` and `key:op=value`; the conditions must all hold, and the values of a repeated `in` are one condition. */
export function conditionsOf(flag: string, texts: readonly string[]): AttributeConditions {
  const conditions = new Map<string, Map<AttributeOp, unknown>>();
  for (const text of texts) {
    const [place, value] = split(flag, text, "key=value or key:op=value");
    const [key, op] = keyAndOp(flag, place);
    const ofKey = conditions.get(key) ?? new Map<AttributeOp, unknown>();
    conditions.set(key, ofKey);
    const read = textOps.includes(op) ? value : readValue(flag, value);
    const earlier = ofKey.get(op);
    if (op === "in") ofKey.set(op, [...((earlier as unknown[] | undefined) ?? []), read]);
    else if (ofKey.has(op)) throw new UsageError(`${flag} ${place} is given twice; only in may be repeated`);
    else ofKey.set(op, read);
  }
  return Object.fromEntries([...conditions].map(([key, ofKey]) => [key, Object.fromEntries(ofKey)]));
}

/** How attributes are given, for help texts. */
export const assignmentHelp = "an attribute; the value may be JSON, any other is a text; repeat it for more";

/** Reads `key=value` of `set` and keys of `unset`, which become null: what a merge (RFC 7396) removes. */
export function assignmentsOf({
  flag,
  set = [],
  unset = [],
}: {
  flag: string;
  set?: readonly string[];
  unset?: readonly string[];
}): Record<string, Json> | undefined {
  const given = [
    ...set.map((text) => split(flag, text, "key=value")).map(([key, value]) => [key, readValue(flag, value)] as const),
    ...unset.map((key) => [key, null] as const),
  ];
  const keys = given.map(([key]) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new UsageError(`the attribute ${twice} is given twice`);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

function split(flag: string, text: string, shape: string): [string, string] {
  const equals = text.indexOf("=");
  if (equals < 1) throw new UsageError(`${flag} takes ${shape}: ${text}`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function keyAndOp(flag: string, place: string): [string, AttributeOp] {
  const colon = place.lastIndexOf(":");
  if (colon < 0) return [place, "eq"];
  const op = place.slice(colon + 1);
  if (!attributeOperators.includes(op as AttributeOp))
    throw new UsageError(
      `${flag} ${place}: ${op || "nothing"} is not one of ${attributeOperators.join(", ")}; a key with a colon needs :eq`,
    );
  return [place.slice(0, colon), op as AttributeOp];
}

function readValue(flag: string, text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof value === "number" && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER))
    throw new UsageError(`${flag}: ${text} is too large for a number; as a text it is '"${text}"'`);
  return value;
}
