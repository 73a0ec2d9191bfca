import type { Fault, FaultCode } from "@roster/domain";
import { clip, limits } from "@roster/domain";
import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";

export interface Place {
  in: Fault["in"];
  /** How the caller spells a place in the input. */
  nameOf?: (path: readonly PropertyKey[]) => string;
  /** Every name that would have been known, for suggestions. */
  known?: readonly string[];
  /** How many of the faults will be told: names beyond them get no suggestion. */
  told?: number;
}

type Issue = z.core.$ZodIssue;

/** Every fault of a failed parse, in the caller's own names, with the allowed values and the nearest known name. */
export function faultsOf(error: z.core.$ZodError, place: Place): Fault[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? unknownNames(issue, place) : [faultOf(issue, place)],
  );
}

/** The fault of a name that is not known, with the nearest one that is. */
export function unknownName(name: string, place: Place): Fault {
  const given = clip(name);
  const nearest = place.known?.length ? closest(given, [...place.known]) : undefined;
  const isNear = nearest !== undefined && distance(given, nearest) <= Math.max(2, Math.floor(nearest.length / 2));
  return {
    in: place.in,
    name: given,
    code: "unknown",
    detail: isNear ? `is not known; did you mean ${nearest}?` : "is not known",
    ...(isNear ? { suggestion: nearest } : {}),
  };
}

function unknownNames({ keys, path }: z.core.$ZodIssueUnrecognizedKeys, place: Place): Fault[] {
  const { told = limits.faultsTold, known = [] } = place;
  return keys.map((name, index) => ({
    ...unknownName(name, { ...place, known: path.length === 0 && index < told ? known : [] }),
    ...pointerOf({ path: [...path, name] }, place),
  }));
}

function faultOf(issue: Issue, place: Place): Fault {
  const [key = "input"] = issue.path;
  const name = clip(place.nameOf?.(issue.path) ?? String(key));
  return { in: place.in, name, ...describe(issue), ...pointerOf(issue, place) };
}

/** A place in a JSON document: the body or input, or the one that a parameter of the query string holds. */
function pointerOf({ path }: Pick<Issue, "path">, place: Place): { pointer?: string } {
  const [key, ...inner] = path;
  if (place.in === "body" && place.nameOf && key !== undefined)
    return { pointer: pointerTo([place.nameOf([key]), ...inner]) };
  if (place.in === "body" || place.in === "input") return { pointer: pointerTo(path) };
  return path[0] === "filter" && path.length > 1 ? { pointer: pointerTo(path.slice(1)) } : {};
}

function pointerTo(path: readonly PropertyKey[]): string {
  return `/${path.map(escapePointer).join("/")}`;
}

function escapePointer(segment: PropertyKey): string {
  return clip(String(segment)).replaceAll("~", "~0").replaceAll("/", "~1");
}

function describe(issue: Issue): { code: FaultCode; detail: string; allowed?: readonly string[] } {
  switch (issue.code) {
    case "invalid_value": {
      const allowed = issue.values.map(String);
      return { code: "invalid_value", detail: `must be one of ${allowed.join(", ")}`, allowed };
    }
    case "too_big":
      if (issue.origin === "array") return { code: "too_many", detail: `must have at most ${issue.maximum} entries` };
      if (issue.origin === "string") return { code: "too_long", detail: `must be at most ${issue.maximum} characters` };
      return { code: "too_large", detail: `must be at most ${issue.maximum}`, allowed: [`at most ${issue.maximum}`] };
    case "too_small":
      if (issue.origin === "string") return { code: "empty", detail: "must not be empty" };
      return { code: "too_small", detail: `must be at least ${issue.minimum}`, allowed: [`at least ${issue.minimum}`] };
    case "invalid_type":
      if (issue.expected === "int") return { code: "not_an_integer", detail: "must be a whole number" };
      return { code: "invalid_type", detail: `must be ${article(issue.expected)}` };
    case "invalid_format":
      return {
        code: "malformed",
        detail:
          issue.format === "guid" || issue.format === "uuid" ? "must be a UUID" : `must be a valid ${issue.format}`,
      };
    case "custom":
      return {
        code: (issue.params?.code as FaultCode | undefined) ?? "invalid_value",
        detail: issue.message,
        ...(issue.params?.allowed ? { allowed: issue.params.allowed as string[] } : {}),
      };
    default:
      return { code: "invalid_value", detail: issue.message };
  }
}

function article(type: string): string {
  return `${/^[aeio]/.test(type) ? "an" : "a"} ${type}`;
}
