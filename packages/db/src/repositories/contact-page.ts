import type { Contact, ContactPage, ListContactsQuery, PaginationMeta } from "@roster/domain";
import { encodeCursor, type Position } from "@roster/domain/cursor";
import type { PageRow } from "./contact-page.sql.ts";
import { placeOf } from "./page-place.ts";

const texts = new WeakMap<ContactPage, string>();

/** The JSON array that a page's contacts were read from, for whoever only hands it on; undefined for a page made elsewhere. */
export function contactsTextOf(page: ContactPage): string | undefined {
  return texts.get(page);
}

/** A page from its row; its contacts are parsed when somebody looks at them. */
export function toPage(row: PageRow, query: ListContactsQuery, place: Place): ContactPage {
  let parsed: Contact[] | undefined;
  const page: ContactPage = {
    get contacts() {
      parsed ??= JSON.parse(row.contacts) as Contact[];
      return parsed;
    },
    paginationMeta: metaOf(row, query, place),
  };
  texts.set(page, row.contacts);
  return page;
}

interface Place {
  position: Position | null;
  /** The total is the planner's guess. */
  isEstimate?: boolean;
}

function metaOf(row: PageRow, query: ListContactsQuery, { position, isEstimate = false }: Place): PaginationMeta {
  const { perPage } = query;
  const { page, ...place } = placeOf(row, query, { position, encode: (at) => encodeCursor(at, query) });
  const seen = position || row.found === 0 ? row.found : (page - 1) * perPage + row.found;
  const total = isEstimate && row.total !== null ? Math.max(row.total, seen) : row.total;
  return {
    page,
    ...place,
    ...(total === null
      ? {}
      : { total, totalPages: Math.ceil(total / perPage), totalRelation: isEstimate ? "estimate" : "eq" }),
  };
}
