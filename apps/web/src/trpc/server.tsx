import "server-only";
import type { AppRouter, Caller } from "@roster/api";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { signInHref } from "../app/sign-in/next-path.ts";
import { bridge, pathHeader } from "./bridge.ts";
import { makeQueryClient } from "./query-client.ts";

export const getQueryClient = cache(makeQueryClient);

/** The procedures as the person who is signed in; sends everybody else to the sign-in page. */
export const getCaller = cache(async (): Promise<Caller> => {
  const sent = await headers();
  const caller = await bridge().callerFor(sent);
  return caller ?? redirect(signInHref(sent.get(pathHeader)));
});

const inProcess: TRPCLink<AppRouter> =
  () =>
  ({ op }) =>
    observable((observer) => {
      call(op.path, op.input).then(
        (data) => {
          observer.next({ result: { type: "data", data } });
          observer.complete();
        },
        (error) => observer.error(TRPCClientError.from(error)),
      );
    });

async function call(path: string, input: unknown): Promise<unknown> {
  let target: unknown = await getCaller();
  for (const segment of path.split(".")) target = (target as Record<string, unknown>)[segment];
  return (target as (input: unknown) => Promise<unknown>)(input);
}

/** Query options for server components: the same expression as in the browser, answered in process. */
export const trpc = createTRPCOptionsProxy<AppRouter>({
  client: createTRPCClient<AppRouter>({ links: [inProcess] }),
  queryClient: getQueryClient,
});

export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
