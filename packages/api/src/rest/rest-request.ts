import type { IncomingMessage } from "node:http";
import type { Services } from "../context.ts";
import type { Caller } from "../router.ts";

/** A request as a route sees it. */
export interface RestRequest {
  url: URL;
  /** The variable segments of the route's path. */
  path: Record<string, string>;
  /** The procedures, called as the credential's owner. */
  caller: Caller;
  /** The bare request, for a route that streams its body. */
  incoming: IncomingMessage;
  services: Services;
}
