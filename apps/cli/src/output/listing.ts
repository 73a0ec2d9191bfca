import type { PaginationMeta } from "@roster/domain";
import type { Paging, PagingFlags } from "../flags/paging.ts";
import { pagingOf } from "../flags/paging.ts";
import { counted } from "./counted.ts";
import { tell, write, writeJson } from "./write.ts";

/** Something that is listed: where its pages come from and how its rows are shown. */
export interface Listing<T, P extends { paginationMeta: PaginationMeta }> {
  /** One of them, as in `1 contact`. */
  noun: string;
  page: (paging: Paging) => Promise<P>;
  rowsOf: (page: P) => readonly T[];
  all: () => AsyncIterable<T>;
  toText: (rows: readonly T[], place: { hasHeading: boolean }) => string;
  /** Whether the text is data for another program, that nothing is said about. */
  isData?: boolean;
}

/** Prints the page that the flags ask for, or with `--all` every row as it comes. */
export async function printListing<T, P extends { paginationMeta: PaginationMeta }>(
  listing: Listing<T, P>,
  flags: PagingFlags,
): Promise<void> {
  if (flags.all) return printAll(listing, flags);
  const page = await listing.page(pagingOf(flags));
  if (flags.json) return writeJson(page);
  await write(listing.toText(listing.rowsOf(page), { hasHeading: true }));
  if (!listing.isData) tell(placeOf(listing.noun, page.paginationMeta));
}

async function printAll<T, P extends { paginationMeta: PaginationMeta }>(
  { all, toText, isData }: Listing<T, P>,
  { json }: PagingFlags,
): Promise<void> {
  let hasHeading = true;
  for await (const row of all()) {
    await write(json ? `${JSON.stringify(row)}\n` : toText([row], { hasHeading }));
    hasHeading = false;
  }
  if (hasHeading && isData && !json) await write(toText([], { hasHeading }));
}

function placeOf(noun: string, { page, total = 0, totalPages = 0, totalRelation }: PaginationMeta): string {
  const about = totalRelation === "estimate" ? "about " : "";
  return `${about}${counted(total, noun)}, page ${page} of ${about}${Math.max(totalPages, 1)}`;
}
