import fc from "fast-check";
import type { HostileRequest } from "./hostile-request.ts";
import { toNoRoute, toSomeRoute } from "./random-rest.ts";
import { toProcedures } from "./random-trpc.ts";

/** Any request that somebody might send, right or wrong. */
export const anyRequest: fc.Arbitrary<HostileRequest> = fc.oneof(
  { weight: 12, arbitrary: toSomeRoute },
  { weight: 5, arbitrary: toProcedures },
  { weight: 1, arbitrary: toNoRoute },
);
