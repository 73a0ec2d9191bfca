import {
  BulkReport,
  Campaign,
  Contact,
  ContactFilter,
  ContactList,
  Conversation,
  contactFilterJsonSchema,
  ItemFailure,
  Message,
  Segment,
  StoredContact,
  Tag,
} from "@roster/domain";
import { ImportReport, ImportSummary } from "@roster/domain/import";
import { z } from "zod";
import { Problem } from "../problem.ts";
import { WireMeta } from "../wire.ts";

export type JsonSchema = Record<string, unknown>;

/** What the document says once, and refers to by name. */
const named = {
  BulkReport,
  Campaign,
  Contact,
  ContactList,
  Conversation,
  ImportReport,
  ImportSummary,
  ItemFailure,
  Message,
  PaginationMeta: WireMeta,
  Problem,
  Segment,
  StoredContact,
  Tag,
} as const satisfies Record<string, z.ZodType>;
const nameOf = new Map<unknown, string>(Object.entries(named).map(([name, schema]) => [schema, name]));
const filterName = "ContactFilter";
nameOf.set(ContactFilter, filterName);

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A schema as the document shows it: in its own words, with references to what has a name. */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const name = nameOf.get(schema);
  return name === undefined ? written(schema, io) : refTo(name);
}

/** Every schema that has a name. */
export function namedSchemas(): Record<string, JsonSchema> {
  return {
    ...Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, written(schema, "output")])),
    [filterName]: contactFilterJsonSchema(refTo(filterName)),
  };
}

function written(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override({ zodSchema, jsonSchema, path }) {
      const name = path.length > 0 ? nameOf.get(zodSchema) : undefined;
      if (name !== undefined) {
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
        Object.assign(jsonSchema, refTo(name));
      } else if (jsonSchema.format !== undefined) {
        // The format says it; its pattern is unreadable.
        delete jsonSchema.pattern;
      }
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return json;
}
