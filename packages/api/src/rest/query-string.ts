import { clip, type Fault, type FaultCode } from "@roster/domain";
import { unknownName } from "../faults.ts";

type Read = { value: unknown } | { code: FaultCode; detail: string } | null;

/** How one name of a query string becomes one member of a procedure's input. */
export interface Parameter {
  key: string;
  read: (values: string[]) => Read;
}

export type Parameters = Record<string, Parameter>;

/** A name that is given once at most. An empty value is a fault: it is never the same as leaving the name out. */
export function single(key: string, read: (value: string) => Read = (value) => ({ value })): Parameter {
  return {
    key,
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
    read: (values) =>
      values.length > 1 ? { code: "repeated", detail: "must be given once" } : values[0] ? { value: values[0] } : null,
  };
}

/** A whole number in plain digits. */
export function integer(key: string): Parameter {
  return single(key, (value) =>
    /^(0|-?[1-9][0-9]{0,15})$/.test(value)
      ? { value: Number(value) }
      : { code: "not_an_integer", detail: "must be a whole number" },
  );
}

/** A name that may be repeated. */
export function repeated(key: string): Parameter {
  return {
    key,
    read: (values) => (values.includes("") ? { code: "empty", detail: "must not be empty" } : { value: values }),
  };
}

/** A comma list, or `none` for an empty one. */
export function commaList(key: string): Parameter {
  return single(key, (value) => ({ value: value === "none" ? [] : value.split(",") }));
}

/** Reads a query string by its table: an input for the procedure's own schema, and every fault that the text itself has. */
export function readQuery(
  params: URLSearchParams,
  table: Parameters,
): { input: Record<string, unknown>; faults: Fault[] } {
  const input: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const name of new Set(params.keys())) {
    const parameter = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!parameter) {
      faults.push(unknownName(name, { in: "query", known: Object.keys(table) }));
      continue;
    }
    const read = parameter.read(params.getAll(name));
    if (read === null) continue;
    if ("value" in read) input[parameter.key] = read.value;
    else faults.push({ in: "query", name: clip(name), ...read });
  }
  return { input, faults };
}

/** The query-string name of an input's member. */
export function nameIn(table: Parameters): (key: string) => string {
  const names = new Map(Object.entries(table).map(([name, parameter]) => [parameter.key, name]));
  return (key) => names.get(key) ?? key;
}
