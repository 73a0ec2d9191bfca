import type { WireRequest } from "./send.ts";
import { resolved, type World } from "./world.ts";

/** A request whose ids are tokens still. `encoding` latin1 makes bytes of the body that are no UTF-8. */
export interface HostileRequest extends Omit<WireRequest, "body"> {
  body: { text: string; encoding: "utf8" | "latin1" } | null;
}

/** The request as it is sent in that world. */
export function wireRequest({ body, ...request }: HostileRequest, world: World): WireRequest {
  const headers = Object.entries(request.headers).map(([name, text]) => [name, resolved(text, world)]);
  return {
    ...request,
    target: resolved(request.target, world),
    headers: Object.fromEntries(headers),
    body: body && Buffer.from(resolved(body.text, world), body.encoding),
  };
}
