import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";

interface Paged {
  paginationMeta: { nextCursor: string | null };
}

/** Pages one after the other. tRPC's own options would send a direction, which no procedure takes. */
export function pagesByCursor<Page extends Paged>(
  queryKey: QueryKey,
  read: (place: { cursor?: string }) => Promise<Page>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ paginationMeta }: Page) => paginationMeta.nextCursor,
  });
}
