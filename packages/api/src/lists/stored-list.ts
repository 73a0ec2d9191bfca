import type { DirectoryRepository } from "@roster/db";
import { type ContactList, DomainError } from "@roster/domain";

/** One list. Fails with `not_found`. */
export async function storedList(directory: DirectoryRepository, id: string): Promise<ContactList> {
  const list = await directory.list(id);
  if (!list) throw DomainError.notFound("list");
  return list;
}
