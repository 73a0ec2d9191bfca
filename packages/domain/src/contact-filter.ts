import { z } from "zod";
import { ContactStatus } from "./contact.ts";
import { limits } from "./limits.ts";
import { line, Moment, Uuid } from "./scalars.ts";
import { type AttributeOp, attributePrefix, type FilterField, type fieldOperators } from "./vocabulary.ts";

const Text = z
  .string()
  .max(limits.attributeValueCharacters)
  .refine((text) => !text.includes("\u0000") && text.isWellFormed(), {
    error: "must not contain NUL or a lone surrogate",
    params: { code: "control_characters" },
  });
const Part = Text.min(1);
const Scalar = z.union([Text, z.number(), z.boolean(), z.null()], {
  error: "must be a text, a number, true, false or null",
});
const Comparable = z.union([Text, z.number()], { error: "must be a text or a number" });
const someOf = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(limits.filterIds);

/** Without the signs that people put between digits; nothing but signs would be in every number. */
const PhonePart = Text.transform((text) => text.replace(/[\s().\-/]/g, "")).pipe(z.string().min(1));

const textOps = { eq: Text, ne: Text, contains: Part, starts: Part, in: someOf(Text) };
const idOps = { in: someOf(Uuid), notIn: someOf(Uuid), exists: z.boolean() };
const momentOps = { gte: Moment, lt: Moment };

/** What a leaf of a filter may ask of each field, and of which value. */
const fieldOps = {
  name: textOps,
  phone: { ...textOps, contains: PhonePart, starts: PhonePart },
  status: { eq: ContactStatus, ne: ContactStatus, in: someOf(ContactStatus) },
  listId: idOps,
  tagId: idOps,
  createdAt: momentOps,
  updatedAt: momentOps,
  lastMessageAt: { ...momentOps, exists: z.boolean() },
  search: { matches: z.string().trim().min(1).pipe(line(limits.searchCharacters)) },
} satisfies { [F in FilterField]: Record<(typeof fieldOperators)[F][number], z.ZodType> };

/**
 * What may be asked of an attribute. `ne` includes contacts without the key; `gt` to `lte` compare numbers with numbers
 * and texts with texts; `contains` and `starts` are for texts, literal and whatever the case.
 */
export const attributeOps = {
  eq: Scalar,
  ne: Scalar,
  in: someOf(Scalar),
  gt: Comparable,
  gte: Comparable,
  lt: Comparable,
  lte: Comparable,
  contains: Part,
  starts: Part,
  exists: z.boolean(),
} satisfies Record<AttributeOp, z.ZodType>;

type Ops = Record<string, z.ZodType>;
type Leaf<F extends string, T extends Ops> = {
  [O in keyof T & string]: { field: F; op: O; value: z.output<T[O]> };
}[keyof T & string];

/** One condition: a field, how it is compared and with what. */
export type FilterLeaf =
  | { [F in keyof typeof fieldOps]: Leaf<F, (typeof fieldOps)[F]> }[keyof typeof fieldOps]
  | AttributeLeaf;
export type AttributeLeaf = Leaf<`attributes.${string}`, typeof attributeOps>;
/** A tree of conditions. */
export type ContactFilter = FilterLeaf | { and: ContactFilter[] } | { or: ContactFilter[] } | { not: ContactFilter };

/** The key that an attribute's leaf is about. */
export function attributeKeyOf(leaf: AttributeLeaf): string {
  return leaf.field.slice(attributePrefix.length);
}

export const AttributeKey = line(limits.attributeKeyCharacters).min(1);

/** Conditions on attributes that must all hold: by key, then by operator. */
export type AttributeConditions = Record<string, { [O in AttributeOp]?: z.output<(typeof attributeOps)[O]> }>;

type Path = (string | number)[];
interface Reading {
  leaves: number;
  report: (issue: { path: Path; [key: string]: unknown }) => void;
}

/** A tree of `{ and: [] }`, `{ or: [] }`, `{ not }` and leaves `{ field, op, value }`, within the limits of the contract. */
export const ContactFilter = reader<ContactFilter>((value, reading) => {
  const filter = readNode(value, [], reading);
  if (reading.leaves > limits.filterLeaves)
    reading.report(fault([], `must have at most ${limits.filterLeaves} leaves`));
  return filter;
});

/** `{ KEY: { OPERATOR: value } }`: each condition holds. */
export const AttributeConditions = reader<AttributeConditions>((value, reading) => {
  if (!isObject(value)) return reading.report(fault([], "must be an object of conditions by key"));
  const keys = Object.entries(value).map(([key, ops]) => [key, readConditions(key, ops, reading)]);
  if (reading.leaves > limits.filterLeaves)
    reading.report(fault([], `must have at most ${limits.filterLeaves} conditions`));
  return Object.fromEntries(keys);
}).meta({
  type: "object",
  description: `Conditions on attributes, by key and then by operator (${Object.keys(attributeOps).join(", ")}); all must hold.`,
  additionalProperties: {
    type: "object",
    minProperties: 1,
    additionalProperties: false,
    properties: Object.fromEntries(Object.keys(attributeOps).map((op) => [op, {}])),
  },
});

// Read by hand, for a union of schemas cannot say which of its members was meant and what was wrong with it.
function reader<T>(read: (value: unknown, reading: Reading) => unknown): z.ZodType<T, T> {
  const schema = z.unknown().transform((value, context) => {
    let isBad = false;
    const report: Reading["report"] = (issue) => {
      isBad = true;
      context.addIssue(issue as unknown as string);
    };
    const result = read(value, { leaves: 0, report });
    return isBad ? z.NEVER : result;
  });
  return schema as unknown as z.ZodType<T, T>;
}

const leafDescription = Object.entries({ ...fieldOps, [`${attributePrefix}KEY`]: attributeOps })
  .map(([field, ops]) => `${field}: ${Object.keys(ops).join(", ")}`)
  .join("; ");

/** `ContactFilter` as JSON Schema, for whoever refers to it by `self`. */
export function contactFilterJsonSchema(self: { $ref: string }) {
  const group = (name: "and" | "or") => ({
    type: "object",
    required: [name],
    additionalProperties: false,
    properties: { [name]: { type: "array", minItems: 1, items: self } },
  });
  return {
    description: `A tree of conditions, at most ${limits.filterDepth} deep and with at most ${limits.filterLeaves} leaves. What a leaf may ask of each field: ${leafDescription}.`,
    oneOf: [
      group("and"),
      group("or"),
      { type: "object", required: ["not"], additionalProperties: false, properties: { not: self } },
      {
        type: "object",
        required: ["field", "op", "value"],
        additionalProperties: false,
        properties: {
          field: { type: "string" },
          op: { type: "string", enum: [...new Set([...Object.values(fieldOps), attributeOps].flatMap(Object.keys))] },
          value: { description: "A text, number, flag, null or array, as the operator needs it." },
        },
      },
    ],
  };
}

function readConditions(key: string, ops: unknown, reading: Reading): unknown {
  if (!AttributeKey.safeParse(key).success)
    return reading.report(fault([key], `must have keys of 1 to ${limits.attributeKeyCharacters} characters`));
  if (!isObject(ops) || Object.keys(ops).length === 0)
    return reading.report(fault([key], `must have one of ${Object.keys(attributeOps).join(", ")}`));
  return Object.fromEntries(
    Object.entries(ops).map(([op, value]) => {
      reading.leaves += 1;
      if (!Object.hasOwn(attributeOps, op)) return [op, reading.report(oneOf([key, op], Object.keys(attributeOps)))];
      return [op, readValue(attributeOps[op as AttributeOp], value, { path: [key, op], reading })];
    }),
  );
}

function readNode(node: unknown, path: Path, reading: Reading): unknown {
  const depth = path.filter((step) => typeof step === "string").length + 1;
  if (depth > limits.filterDepth) return reading.report(fault(path, `must not nest deeper than ${limits.filterDepth}`));
  if (!isObject(node)) return reading.report(fault(path, shape));
  const keys = Object.keys(node);
  if ("field" in node) return readLeaf(node, path, reading);
  const [group = ""] = keys;
  if (keys.length !== 1 || !["and", "or", "not"].includes(group)) return reading.report(fault(path, shape));
  const content = node[group];
  if (group === "not") return { not: readNode(content, [...path, "not"], reading) };
  if (!Array.isArray(content) || content.length === 0)
    return reading.report(fault([...path, group], "must be an array of one node or more"));
  return { [group]: content.map((inner, index) => readNode(inner, [...path, group, index], reading)) };
}

function readLeaf(leaf: Record<string, unknown>, path: Path, reading: Reading): unknown {
  reading.leaves += 1;
  const { field, op, value, ...others } = leaf;
  for (const key of Object.keys(others)) reading.report(fault([...path, key], "is not known in a leaf"));
  const ops = opsOf(field);
  if (ops === null)
    return reading.report(oneOf([...path, "field"], [...Object.keys(fieldOps), `${attributePrefix}KEY`]));
  const schema = typeof op === "string" && Object.hasOwn(ops, op) ? ops[op] : undefined;
  if (!schema) return reading.report(oneOf([...path, "op"], Object.keys(ops)));
  return { field, op, value: readValue(schema, value, { path: [...path, "value"], reading }) };
}

function readValue(schema: z.ZodType, value: unknown, place: { path: Path; reading: Reading }): unknown {
  const parsed = schema.safeParse(value);
  for (const issue of parsed.error?.issues ?? [])
    place.reading.report({ ...issue, path: [...place.path, ...(issue.path as Path)] });
  return parsed.data;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function opsOf(field: unknown): Ops | null {
  if (typeof field !== "string") return null;
  if (Object.hasOwn(fieldOps, field)) return fieldOps[field as keyof typeof fieldOps];
  const isAttribute = field.startsWith(attributePrefix);
  return isAttribute && AttributeKey.safeParse(field.slice(attributePrefix.length)).success ? attributeOps : null;
}

const shape = "must be { and: [] }, { or: [] }, { not } or { field, op, value }";

function fault(path: Path, message: string) {
  return { code: "custom", path, message };
}

function oneOf(path: Path, values: string[]) {
  return { code: "invalid_value", values, path, message: `must be one of ${values.join(", ")}` };
}
