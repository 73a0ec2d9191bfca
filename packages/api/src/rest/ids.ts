import { DomainError, Uuid } from "@roster/domain";

/** An id of the path. Fails with `invalid_request` when it is no UUID. */
export function idIn(path: Record<string, string>, name: string): string {
  const id = Uuid.safeParse(path[name]);
  if (!id.success) throw DomainError.invalid([{ in: "path", name, code: "malformed", detail: "must be a UUID" }]);
  return id.data;
}
