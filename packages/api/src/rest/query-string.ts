import { clip, type Fault, type FaultCode, limits } from "@roster/domain";
import { splitNames } from "@roster/domain/column-list";
import { unknownName } from "../faults.ts";

type Read = { value: unknown } | { code: FaultCode; detail: string } | null;

/** How one name of a query string becomes one member of a procedure's input. */
export interface Parameter {
  key: string;
  /** How it is written: once, repeated, as a comma list, as a JSON document, or as `name[key]` and `name[key][operator]`. */
  style: "single" | "repeated" | "comma" | "json" | "bracketed";
  /** What it is on the wire, where that is not what the schema says: a JSON Schema. */
  wire?: Record<string, unknown>;
  read: (values: string[], operator: string) => Read;
}

export type Parameters = Record<string, Parameter>;

const impliedOperator = "eq";
const repeatedOperator = "in";

/** A name that is given once at most. An empty value is a fault: it is never the same as leaving the name out. */
export function single(key: string, read: (value: string) => Read = (value) => ({ value })): Parameter {
  return {
    key,
    style: "single",
    read: ([value = "", ...others]) => {
      if (others.length > 0) return { code: "repeated", detail: "must be given once" };
      return value === "" ? { code: "empty", detail: "must not be empty" } : read(value);
    },
  };
}

/** A name that is given once at most and means the same when it is empty as when it is left out. */
export function optionalText(key: string): Parameter {
  return {
    key,
    style: "single",
    read: (values) =>
      values.length > 1 ? { code: "repeated", detail: "must be given once" } : values[0] ? { value: values[0] } : null,
  };
}

/** A whole number in plain digits. */
export function integer(key: string): Parameter {
  return single(key, (value) => {
    if (!/^(0|-?[1-9][0-9]*)$/.test(value)) return { code: "not_an_integer", detail: "must be a whole number" };
    const number = Number(value);
    if (number > Number.MAX_SAFE_INTEGER)
      return { code: "too_large", detail: `must be at most ${Number.MAX_SAFE_INTEGER}` };
    if (number < Number.MIN_SAFE_INTEGER)
      return { code: "too_small", detail: `must be at least ${Number.MIN_SAFE_INTEGER}` };
    return { value: number };
  });
}

/** A name that may be repeated. */
export function repeated(key: string): Parameter {
  return {
    key,
    style: "repeated",
    read: (values) => (values.includes("") ? { code: "empty", detail: "must not be empty" } : { value: values }),
  };
}

/** Names that may be repeated, or have commas between. */
export function names(key: string): Parameter {
  return {
    key,
    style: "repeated",
    read: (values) => {
      const given = values.flatMap(splitNames);
      return given.includes("") ? { code: "empty", detail: "must not have an empty name" } : { value: given };
    },
  };
}

/** A comma list, or `none` for an empty one. */
export function commaList(key: string): Parameter {
  return { ...single(key, (value) => ({ value: value === "none" ? [] : value.split(",") })), style: "comma" };
}

/** A JSON document. */
export function json(key: string): Parameter {
  const parse = (value: string): Read => {
    try {
      return { value: JSON.parse(value) };
    } catch {
      return { code: "malformed", detail: "must be JSON" };
    }
  };
  return { ...single(key, parse), style: "json" };
}

/** `true` or `false`. */
export function flag(key: string): Parameter {
  return single(key, (value) =>
    value === "true" || value === "false"
      ? { value: value === "true" }
      : { code: "invalid_value", detail: "must be one of true, false" },
  );
}

/** Conditions on free keys, `name[key][operator]`. A value that parses as a JSON scalar is one, any other is a text. */
export function conditions(key: string): Parameter {
  return {
    key,
    style: "bracketed",
    read: (values, operator) => {
      if (operator === repeatedOperator) return { value: values.map(scalarOf) };
      const [value = "", ...others] = values;
      return others.length > 0 ? { code: "repeated", detail: "must be given once" } : { value: scalarOf(value) };
    },
  };
}

function scalarOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? text : value;
  } catch {
    return text;
  }
}

/** Reads a query string by its table: an input for the procedure's own schema, and every fault that the text itself has. */
export function readQuery(
  params: URLSearchParams,
  table: Parameters,
): { input: Record<string, unknown>; faults: Fault[] } {
  const input: Record<string, unknown> = {};
  const faults: Fault[] = [];
  const known = Object.keys(table);
  for (const name of new Set(params.keys())) {
    const place = locate(name, table);
    if (!place) {
      faults.push(unknownName(name, { in: "query", known: faults.length < limits.faultsTold ? known : [] }));
      continue;
    }
    const { parameter, key, operator } = place;
    const read = parameter.read(params.getAll(name), operator);
    if (read === null) continue;
    if (!("value" in read)) faults.push({ in: "query", name: clip(name), ...read });
    else if (key === null) input[parameter.key] = read.value;
    else addCondition(input, parameter.key, { key, operator, value: read.value });
  }
  return { input, faults };
}

interface Location {
  parameter: Parameter;
  key: string | null;
  operator: string;
}

function locate(name: string, table: Parameters): Location | null {
  const named = (text: string) => (Object.hasOwn(table, text) ? table[text] : undefined);
  const plain = named(name);
  if (plain && plain.style !== "bracketed") return { parameter: plain, key: null, operator: "" };
  const [, base = "", inner = ""] = /^(\w+)\[(.*)\]$/s.exec(name) ?? [];
  const parameter = named(base);
  if (parameter?.style !== "bracketed") return null;
  const [, key = inner, operator = impliedOperator] = /^(.*)\]\[([^[\]]*)$/s.exec(inner) ?? [];
  return { parameter, key, operator };
}

// Own properties by definition: a key such as __proto__ must arrive where it can be judged.
function addCondition(
  input: Record<string, unknown>,
  member: string,
  { key, operator, value }: { key: string; operator: string; value: unknown },
): void {
  input[member] ??= {};
  const conditions = input[member] as Record<string, Record<string, unknown>>;
  const ops = Object.hasOwn(conditions, key) ? conditions[key] : {};
  Object.defineProperty(conditions, key, { value: ops, enumerable: true, configurable: true });
  Object.defineProperty(ops, operator, { value, enumerable: true, configurable: true });
}

/** The query-string name of a place in an input. */
export function nameIn(table: Parameters): (path: readonly PropertyKey[]) => string {
  const names = new Map(Object.entries(table).map(([name, parameter]) => [parameter.key, name]));
  return ([key = "", ...inner]) => {
    const name = names.get(String(key)) ?? String(key);
    return table[name]?.style === "bracketed"
      ? [name, ...inner.slice(0, 2).map((step) => `[${String(step)}]`)].join("")
      : name;
  };
}
