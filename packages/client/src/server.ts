import { failureOf, unreachable } from "./failures.ts";
import type { RosterClientOptions } from "./roster-client.ts";

/** How to reach a server, and how long to try. */
export interface Server {
  base: string;
  maxAttempts: number;
  timeoutMs: number;
  /** Sends a request with the key. Fails with a RosterError when nothing came back, or a failure that is not tRPC's. */
  send: (url: string, init: RequestInit) => Promise<Response>;
}

export function serverAt({ url, apiKey, maxAttempts = 3, timeoutMs = 30_000, ...rest }: RosterClientOptions): Server {
  const request = rest.fetch ?? fetch;
  return {
    base: url.replace(/\/+$/, ""),
    maxAttempts,
    timeoutMs,
    async send(target, init) {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${apiKey}`);
      const response = await request(target, { ...init, headers }).catch((cause) => Promise.reject(unreachable(cause)));
      if (response.ok || response.headers.get("content-type")?.startsWith("application/json")) return response;
      throw await failureOf(response);
    },
  };
}
