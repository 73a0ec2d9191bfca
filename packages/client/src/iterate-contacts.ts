import type { AppRouter } from "@roster/api";
import type { Contact, ListContactsInput } from "@roster/domain";
import type { TRPCClient } from "@trpc/client";

/** Walks every page by cursor. The page is not counted: a walk does not need its length. */
export async function* iterateContacts(
  contacts: TRPCClient<AppRouter>["contacts"],
  input: Omit<ListContactsInput, "page" | "cursor" | "count">,
): AsyncGenerator<Contact, void, void> {
  let cursor: string | null = null;
  do {
    const page = await contacts.list.query({
      perPage: 100,
      ...input,
      count: "none",
      ...(cursor === null ? {} : { cursor }),
    });
    yield* page.contacts;
    cursor = page.paginationMeta.nextCursor;
  } while (cursor !== null);
}
