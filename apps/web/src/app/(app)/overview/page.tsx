import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Suspense } from "react";
import { timeZoneOf } from "../../../components/format.ts";
import { getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { toParams } from "../../view-params.ts";
import { AllowedProvider } from "../contacts/_components/allowed.tsx";
import { NotAllowed } from "../settings/_components/group.tsx";
import { getStanding } from "../settings/standing.ts";
import { OverviewScreen } from "./_components/overview-screen.tsx";
import { OverviewSkeleton } from "./_components/overview-skeleton.tsx";
import { RangeLinks } from "./_components/range-links.tsx";
import { overviewInput, readOverviewView } from "./overview-view.ts";

export const metadata: Metadata = { title: "Overview" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const view = readOverviewView(toParams(await searchParams));
  const { permissions } = await getStanding();
  const isAllowed = permissions.includes("Get:Contact");
  const timeZone = timeZoneOf((await cookies()).get("time_zone")?.value);
  if (isAllowed) void getQueryClient().prefetchQuery(trpc.overview.get.queryOptions(overviewInput(view, timeZone)));
  return (
    <div className="mx-auto w-full max-w-6xl p-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-base font-semibold">Overview</h1>
        {isAllowed ? <RangeLinks view={view} /> : null}
      </div>
      {isAllowed ? (
        <HydrateClient>
          <Suspense fallback={<OverviewSkeleton />}>
            <AllowedProvider permissions={permissions}>
              <OverviewScreen view={view} />
            </AllowedProvider>
          </Suspense>
        </HydrateClient>
      ) : (
        <NotAllowed />
      )}
    </div>
  );
}
