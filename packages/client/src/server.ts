import { failureOf, unreachable } from "./failures.ts";

/** How to reach a server. */
export interface Server {
  base: string;
  /** Sends a request with the key. Fails with a RosterError when nothing came back, or a failure that is not tRPC's. */
  send: (url: string, init: RequestInit) => Promise<Response>;
}

export function serverAt({
  url,
  apiKey,
  fetch,
}: {
  url: string;
  apiKey: string;
  fetch: typeof globalThis.fetch;
}): Server {
  return {
    base: url.replace(/\/+$/, ""),
    async send(url, init) {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${apiKey}`);
      const response = await fetch(url, { ...init, headers }).catch((cause) => Promise.reject(unreachable(cause)));
      if (response.ok || response.headers.get("content-type")?.startsWith("application/json")) return response;
      throw await failureOf(response);
    },
  };
}
