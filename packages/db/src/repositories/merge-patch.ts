import type { Json } from "@roster/domain";

type Members = Record<string, Json>;

/** The object with a patch merged into it (RFC 7396): null removes a member, an object is merged, anything else replaces. */
export function mergePatch(target: Members, patch: Members): Members {
  const merged = new Map(Object.entries(target));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, isObject(value) ? mergePatch(membersOf(merged.get(key)), value) : value);
  }
  return Object.fromEntries(merged);
}

function membersOf(value: Json | undefined): Members {
  return isObject(value) ? value : {};
}

function isObject(value: Json | undefined): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
