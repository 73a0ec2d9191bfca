import type { Walk } from "./roster-client.ts";

/** What of a page says where the next one is. */
interface Paged {
  paginationMeta: { nextCursor: string | null };
}

/** Walks every page by cursor, and reads no further than it is asked. */
export async function* walk<Page extends Paged, Item>(
  read: (place: { cursor?: string }) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Walk<Item> {
  let cursor: string | null = null;
  do {
    const page: Page = await read(cursor === null ? {} : { cursor });
    yield* itemsOf(page);
    cursor = page.paginationMeta.nextCursor;
  } while (cursor !== null);
}
