import type { Contact, ContactPage, ListContactsQuery } from "@roster/domain";
import { decodeCursor, encodeCursor, type Position } from "@roster/domain/cursor";
import { sql } from "kysely";
import type { EntityManager } from "../database.ts";
import { contactConditions } from "./contact-criteria.ts";
import { nestedContacts, type Parts } from "./contact-json.sql.ts";
import { readingOrder } from "./contact-order.ts";
import { type Tenant, within } from "./tenant.ts";

interface Row {
  n: number;
  id: string;
  key: string | null;
  contact: Contact;
}

/** Contacts of one tenant. */
export class ContactRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  /**
   * One page with its exact total, both from one statement and so from one snapshot.
   * Throws `invalid_request` on a cursor that is malformed or of another query.
   */
  async page(query: ListContactsQuery): Promise<ContactPage> {
    const { perPage, sortBy, order } = query;
    const position = query.cursor === undefined ? null : decodeCursor(query.cursor, query);
    const isReversed = position?.direction === "before";
    const reading = readingOrder(sortBy, order, isReversed);
    const matching = contactConditions(query, this.#tenant);
    const source = sql`from contact c ${sortBy === "lastMessageAt" ? activity : sql``} where ${matching}`;
    const offset = position ? 0 : ((query.page ?? 1) - 1) * perPage;

    const keys = sql`select row_number() over (order by ${reading.orderBy})::int as n, c.id, ${reading.key} as key
      ${source} ${position ? sql`and ${reading.beyond(position)}` : sql``}
      order by ${reading.orderBy} limit ${sql.lit(perPage + 1)} offset ${sql.lit(offset)}`;
    const { rows } = await sql<{ rows: Row[]; passed: boolean; total: number | null }>`
      select (select coalesce(json_agg(r order by r.n), '[]') from (${nestedContacts(keys, query, this.#tenant)}) r) as rows,
        ${position || offset > 0 ? sql`exists (select ${source} ${position ? sql`and ${reading.beyond(position, true)}` : sql``})` : sql`false`} as passed,
        ${query.count === "exact" ? sql`(select count(*)::float8 from contact c where ${matching})` : sql`null::float8`} as total
    `.execute(this.#em.getKysely());
    const [found] = rows;
    if (!found) throw new Error("the page's statement gave no row");
    return toPage(found, query, position);
  }

  /** One contact with the parts asked for; null when this tenant has none of that id. */
  async findById(id: string, parts: Parts): Promise<Contact | null> {
    const keys = sql`select 1 as n, c.id, null::text as key from contact c where ${within(this.#tenant, "c")} and c.id = ${id}::uuid`;
    const { rows } = await sql<Row>`${nestedContacts(keys, parts, this.#tenant)}`.execute(this.#em.getKysely());
    return rows[0]?.contact ?? null;
  }
}

const activity = sql`left join contact_activity a on a.organization_id = c.organization_id and a.contact_id = c.id`;

function toPage(
  found: { rows: Row[]; passed: boolean; total: number | null },
  query: ListContactsQuery,
  position: Position | null,
): ContactPage {
  const { perPage } = query;
  const isReversed = position?.direction === "before";
  const isMore = found.rows.length > perPage;
  const rows = found.rows.slice(0, perPage);
  if (isReversed) rows.reverse();
  const page = position?.page ?? query.page ?? 1;
  const hasNext = isReversed ? found.passed : isMore;
  const hasPrevious = isReversed ? isMore : found.passed;
  const cursor = (row: Row | undefined, direction: Position["direction"], toPageNumber: number) =>
    row ? encodeCursor({ direction, page: Math.max(1, toPageNumber), key: row.key, id: row.id }, query) : null;
  return {
    contacts: rows.map((row) => row.contact),
    paginationMeta: {
      page,
      perPage,
      ...(found.total === null
        ? {}
        : { total: found.total, totalPages: Math.ceil(found.total / perPage), totalRelation: "eq" as const }),
      hasNext,
      hasPrevious,
      nextCursor: hasNext ? cursor(rows.at(-1), "after", page + 1) : null,
      prevCursor: hasPrevious ? cursor(rows[0], "before", page - 1) : null,
    },
  };
}
