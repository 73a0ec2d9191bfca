import { z } from "zod";
import { isLonger, limits } from "./limits.ts";
import { controlCharacters } from "./scalars.ts";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function isObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Given back as it came: a key such as `__proto__` would not survive being copied by assignment. */
export const JsonObject = z
  .custom<Record<string, Json>>(isObject, { error: "must be an object" })
  .meta({ type: "object", additionalProperties: true });

/** A contact's free fields: a JSON object within the limits of the contract. */
export const Attributes = JsonObject.superRefine((attributes, context) => {
  const problem = attributesProblem(attributes);
  if (problem) context.addIssue({ code: "custom", message: problem });
}).meta({
  type: "object",
  additionalProperties: true,
  maxProperties: limits.attributeKeys,
  description: `Free fields. Keys of 1 to ${limits.attributeKeyCharacters} characters, texts of at most ${limits.attributeValueCharacters}, ${limits.attributesBytes / 1024} KB in all, nested at most ${limits.attributesDepth} deep.`,
});
export type Attributes = z.infer<typeof Attributes>;

/** The first limit that the attributes break, as the rest of a sentence that begins with "attributes", or null. */
export function attributesProblem(attributes: Record<string, Json>): string | null {
  const keys = Object.keys(attributes);
  if (keys.length > limits.attributeKeys) return `must have at most ${limits.attributeKeys} keys`;
  for (const key of keys) {
    if (key === "" || isLonger(key, limits.attributeKeyCharacters))
      return `must have keys of 1 to ${limits.attributeKeyCharacters} characters`;
    if (controlCharacters.test(key)) return "must not have control characters in a key";
    const problem = valueProblem(attributes[key] as Json, 1);
    if (problem) return problem;
  }
  const text = JSON.stringify(attributes);
  // A UTF-16 unit is at most three bytes of UTF-8: most need no counting.
  if (text.length * 3 > limits.attributesBytes && byteLength(text) > limits.attributesBytes)
    return `must be at most ${limits.attributesBytes / 1024} KB in all`;
  return null;
}

function valueProblem(value: Json, depth: number): string | null {
  if (typeof value === "string") return textProblem(value);
  if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)))
    return null;
  if (!Array.isArray(value) && !isObject(value)) return "must have values of JSON";
  if (depth >= limits.attributesDepth) return `must not nest deeper than ${limits.attributesDepth}`;
  for (const [key, inner] of Object.entries(value)) {
    const problem = textProblem(key) ?? valueProblem(inner, depth + 1);
    if (problem) return problem;
  }
  return null;
}

function textProblem(text: string): string | null {
  if (text.includes("\u0000") || !text.isWellFormed()) return "must not contain NUL or a lone surrogate";
  if (isLonger(text, limits.attributeValueCharacters))
    return `must have text of at most ${limits.attributeValueCharacters} characters`;
  return null;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
