import type { PaginationMeta } from "@roster/domain";
import type { Position } from "@roster/domain/cursor";

/** The rows at the ends of a page, in the way that was read, and whether there are any before them. */
export interface PageEdges {
  /** How many there were: one more than the page holds where there is more. */
  found: number;
  passed: boolean;
  first_id: string | null;
  first_key: string | null;
  last_id: string | null;
  last_key: string | null;
}

type Place = Pick<PaginationMeta, "page" | "perPage" | "hasNext" | "hasPrevious" | "nextCursor" | "prevCursor">;

/** Where a page stands, and the cursors that lead on from its ends. */
export function placeOf(
  edges: PageEdges,
  { page: asked = 1, perPage }: { page?: number | undefined; perPage: number },
  { position, encode }: { position: Position | null; encode: (position: Position) => string },
): Place {
  const isMore = edges.found > perPage;
  const isReversed = position?.direction === "before";
  const page = position?.page ?? asked;
  const [hasNext, hasPrevious] = isReversed ? [edges.passed, isMore] : [isMore, edges.passed];
  const first = { id: edges.first_id, key: edges.first_key };
  const last = { id: edges.last_id, key: edges.last_key };
  const cursor = ({ id, key }: typeof first, direction: Position["direction"], toPage: number) =>
    id === null ? null : encode({ direction, page: Math.max(1, toPage), key, id });
  return {
    page,
    perPage,
    hasNext,
    hasPrevious,
    nextCursor: hasNext ? cursor(isReversed ? first : last, "after", page + 1) : null,
    prevCursor: hasPrevious ? cursor(isReversed ? last : first, "before", page - 1) : null,
  };
}
