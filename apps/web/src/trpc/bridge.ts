import type { Bridge } from "@roster/api";

const key = Symbol.for("roster.bridge");
const shared = globalThis as { [key]?: Bridge };

/** Tells a page which URL it is rendered for: Next does not. server.ts sets it, whatever a request brings. */
export const pathHeader = "x-roster-path";

/** Called once by server.ts. Pages are bundled apart from it, so the running router is shared and never imported. */
export function provideBridge(bridge: Bridge): void {
  shared[key] = bridge;
}

export function bridge(): Bridge {
  const provided = shared[key];
  if (!provided) throw new Error("The pages were started without server.ts, which brings the router.");
  return provided;
}
