import "server-only";
import type { AppRouter } from "@roster/api";
import type { inferRouterOutputs } from "@trpc/server";
import { cache } from "react";
import { getCaller } from "../../../trpc/server.tsx";

type Mine = inferRouterOutputs<AppRouter>["organizations"]["mine"];
/** An organization of the person who is signed in, with what they may do there. */
export type Membership = Mine["organizations"][number];

/** The person who is signed in, and the organization that they look at, if they have one. */
export const getStanding = cache(async () => {
  const mine = await (await getCaller()).organizations.mine();
  const active = mine.organizations.find(({ uniqueId }) => uniqueId === mine.activeOrganizationId) ?? null;
  return { ...mine, active, permissions: active?.permissions ?? [] };
});
