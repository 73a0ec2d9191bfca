import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { hearsOfChanges } from "../live/hearing.ts";

/** One per request on the server, one per tab in the browser. Pending queries cross over too: their promise is streamed. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: false,
        // Who hears of changes needs not look whether there were any, and rows stay where they are.
        refetchOnWindowFocus: () => !hearsOfChanges(),
        refetchOnReconnect: () => !hearsOfChanges(),
      },
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
