import type { Server } from "./server.ts";
import type { World } from "./world.ts";

export interface Given {
  server: Server;
  world: World;
}

/** One promise of the contract. It throws where the server does not keep it. */
export interface Check {
  name: string;
  run: (given: Given) => Promise<void>;
}

export function check(name: string, run: Check["run"]): Check {
  return { name, run };
}
