import type { ListImportsInput } from "@roster/domain/import";
import { uuid } from "../../view-params.ts";

const importsShown = 10;

/** The input of `contacts.listImports` for a page of the history: imports, not what was only tried out. */
export function historyInput(cursor: string | null): ListImportsInput {
  return { dryRun: false, perPage: importsShown, ...(cursor === null ? {} : { cursor }) };
}

/** The import that a URL of the page shows; null where none. */
export function importIdOf(params: URLSearchParams): string | null {
  const id = params.get("id") ?? "";
  return uuid.test(id) ? id.toLowerCase() : null;
}

/** The address of an import: while it runs and afterwards. */
export function importHref(importId: string): `/import?id=${string}` {
  return `/import?id=${importId}`;
}

/** A UUID of version 7 (RFC 9562): the moment in milliseconds, then random bits. Made here to watch an import by it. */
export function uuid7(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(1, 4)}-8${random.slice(5, 8)}-${random.slice(8)}`;
}
