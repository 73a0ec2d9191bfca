import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";

/** One per request on the server, one per tab in the browser. Pending queries cross over too: their promise is streamed. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: false },
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
