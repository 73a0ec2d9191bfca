import { limits, type PaginationMeta } from "@roster/domain";
import type { Answer } from "./answer.ts";
import { integer, type Parameters, single } from "./query-string.ts";

/** The names that say which page of a list is wanted. */
export const pagingParameters: Parameters = {
  page: integer("page"),
  per_page: integer("perPage"),
  cursor: single("cursor"),
};

/** What a page's meta is called on the wire. */
export function wireMeta({ page, perPage, ...rest }: PaginationMeta) {
  return { page, per_page: perPage, ...rest };
}

/** A page of a list: its text, or the members that it is made of, with a Link header and an ETag. */
export function pageAnswer(url: URL, meta: PaginationMeta, text: string): Answer {
  const link = links(url, { ...meta, isByCursor: url.searchParams.has("cursor") });
  return { status: 200, headers: link === null ? {} : { link }, text };
}

/** A page under the name that its items have. */
export function pageOf(url: URL, { paginationMeta, ...items }: { paginationMeta: PaginationMeta } & object): Answer {
  return pageAnswer(url, paginationMeta, JSON.stringify({ ...items, paginationMeta: wireMeta(paginationMeta) }));
}

function links(self: URL, place: PaginationMeta & { isByCursor: boolean }): string | null {
  const kept = new URLSearchParams(self.search);
  kept.delete("page");
  kept.delete("cursor");
  const base = `${self.origin}${self.pathname}`;
  const query = kept.size > 0 ? `?${kept}` : "";
  const at = (place: string) => `${base}${query}${query ? "&" : "?"}${place}`;
  const { page, totalPages, hasNext, hasPrevious, nextCursor, prevCursor, isByCursor } = place;
  const targets: Record<string, string> = { self: self.href, first: `${base}${query}` };
  if (hasPrevious)
    targets.prev = at(
      isByCursor ? `cursor=${prevCursor}` : `page=${Math.min(page - 1, Math.max(1, totalPages ?? page))}`,
    );
  if (hasNext) targets.next = at(isByCursor ? `cursor=${nextCursor}` : `page=${page + 1}`);
  if (totalPages) targets.last = at(`page=${totalPages}`);
  if (Object.values(targets).some((target) => target.length > limits.linkUrlBytes)) return null;
  return Object.entries(targets)
    .map(([rel, target]) => `<${target}>; rel="${rel}"`)
    .join(", ");
}
