"use client";
import type { Segment, SegmentCount } from "@roster/domain";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHydrated } from "../../../components/use-hydrated.ts";
import { useTRPC, useTRPCClient } from "../../../trpc/client.tsx";

/** The segments that a person sees, by name; none while they are not known. */
export function useSegments(): Segment[] {
  return useQuery(useTRPC().segments.list.queryOptions()).data?.segments ?? [];
}

/** How many contacts are in each, by id, as soon as it is known: asked for after the page, and anew of a segment that was changed. */
export function useSegmentCounts(segments: readonly Segment[]): ReadonlyMap<string, SegmentCount> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const counts = useQueries({
    queries: segments.map(({ uniqueId, updatedAt }) => ({
      queryKey: [...trpc.segments.count.queryKey({ uniqueId }), updatedAt],
      queryFn: () => client.segments.count.query({ uniqueId }),
    })),
  });
  const isHydrated = useHydrated();
  return new Map(counts.flatMap(({ data }) => (data && isHydrated ? [[data.uniqueId, data]] : [])));
}

/** To be called after a segment was made, changed or deleted. */
export function useSegmentsChanged(): () => Promise<void> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => queries.invalidateQueries(trpc.segments.list.pathFilter());
}
