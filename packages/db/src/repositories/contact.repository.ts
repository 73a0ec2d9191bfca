import {
  type Contact,
  type ContactCriteria,
  type ContactPage,
  clip,
  DomainError,
  type KnownAttributes,
  type ListContactsQuery,
} from "@roster/domain";
import type { Catalogue } from "../catalogue.ts";
import type { Reader } from "../reader.ts";
import { knownAttributes } from "./contact-attributes.sql.ts";
import { type Matching, matchingOf } from "./contact-criteria.ts";
import { type ContactsRow, contactsColumns, type Parts } from "./contact-json.sql.ts";
import {
  countStatement,
  estimateStatement,
  type PageRow,
  type PageStatement,
  pageStatement,
} from "./contact-page.sql.ts";
import { toPage } from "./contact-page.ts";
import { compile, type Statement, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** Contacts of one tenant. */
export class ContactRepository {
  readonly #reader: Reader;
  readonly #catalogue: Catalogue;
  readonly #tenant: Tenant;

  constructor({ reader, catalogue }: { reader: Reader; catalogue: Catalogue }, tenant: Tenant) {
    this.#reader = reader;
    this.#catalogue = catalogue;
    this.#tenant = tenant;
  }

  /**
   * One page with its total. Exact, unless counting takes longer than the count budget: then the planner's estimate.
   * Throws `invalid_request` on a cursor that is malformed or of another query, `query_too_slow` when the page itself takes too long.
   */
  async page(query: ListContactsQuery): Promise<ContactPage> {
    const statement = pageStatement(query, this.#tenant);
    try {
      return toPage(await this.#row<PageRow>(statement, statement), query, statement);
    } catch (error) {
      if (!isTimeout(error) || statement.isPlain) throw error;
      return this.#slowPage(query, statement);
    }
  }

  /** How many contacts fit. Exact, however long it takes within the statement timeout: then it fails with `query_too_slow`. */
  async count(criteria: ContactCriteria): Promise<number> {
    const matching = matchingOf(criteria, this.#tenant);
    const statement = countStatement(matching, this.#tenant);
    const [row] = await this.#reader.patiently<{ total: number }>(this.#tenant, statement).catch((error) => {
      throw isTimeout(error) ? tooSlow(matching, error) : error;
    });
    return row?.total ?? 0;
  }

  /** The attributes that contacts have, with their commonest values; of more than 10,000 contacts those of the newest and the oldest. */
  async knownAttributes(): Promise<KnownAttributes> {
    const statement = compile(knownAttributes(this.#tenant));
    return oneRow(await this.#reader.patiently<{ known: KnownAttributes }>(this.#tenant, statement)).known;
  }

  /** How many contacts fit. Exact, unless counting takes longer than the count budget: then the planner's estimate. */
  async total(criteria: ContactCriteria): Promise<{ total: number; relation: "eq" | "estimate" }> {
    const matching = matchingOf(criteria, this.#tenant);
    const { isPlain, ...statement } = countStatement(matching, this.#tenant);
    try {
      const [row] = await this.#reader.rows<{ total: number }>(this.#tenant, statement, { isPlain });
      return { total: row?.total ?? 0, relation: "eq" };
    } catch (error) {
      if (!isTimeout(error) || isPlain) throw error;
      return { total: await this.#estimate(matching), relation: "estimate" };
    }
  }

  /** How many of some ids this tenant has. */
  async countIds(ids: readonly string[]): Promise<number> {
    const statement = compile(sql`select count(*)::int as n from contact c
      where ${within(this.#tenant, "c")} and c.id = any(${[...ids]}::uuid[])`);
    return oneRow(await this.#reader.rows<{ n: number }>(this.#tenant, statement, { isPlain: false })).n;
  }

  /**
   * Every contact that fits, in order and from one snapshot, as the JSON arrays of parts that are read as they are asked for:
   * first how many there are.
   */
  async *walk(
    query: ListContactsQuery,
  ): AsyncGenerator<{ total: number } | { contacts: string; count: number }, void, void> {
    try {
      await using snapshot = await this.#reader.openSnapshot(this.#tenant);
      const { matching } = pageStatement({ ...query, cursor: undefined }, this.#tenant);
      const [counted] = await snapshot.read<{ total: number }>(countStatement(matching, this.#tenant));
      yield { total: counted?.total ?? 0 };
      let next: ListContactsQuery = { ...query, page: undefined, count: "none" };
      for (;;) {
        const statement = pageStatement(next, this.#tenant);
        const row = await this.#catalogue.completedWithin<PageRow>(this.#tenant, snapshot.read, statement);
        const { paginationMeta } = toPage(row, next, statement);
        const count = Math.min(row.found, next.perPage);
        if (count > 0) yield { contacts: row.contacts, count };
        if (paginationMeta.nextCursor === null) return;
        next = { ...next, cursor: paginationMeta.nextCursor };
      }
    } catch (error) {
      throw isTimeout(error)
        ? new DomainError("query_too_slow", "The database took too long; narrow the filter.", { cause: error })
        : error;
    }
  }

  /** One contact with the parts asked for; null when this tenant has none of that id. */
  async findById(id: string, parts: Parts): Promise<Contact | null> {
    return (await this.findByIds([id], parts))[0] ?? null;
  }

  /** The contacts that this tenant has of some ids, in the order of the ids. */
  async findByIds(ids: readonly string[], parts: Parts): Promise<Contact[]> {
    const statement = compile(sql`with wanted as materialized (select w.n, w.id
        from unnest(${[...ids]}::uuid[]) with ordinality w(id, n))
      select ${contactsColumns(parts, this.#tenant, { limit: ids.length })}`);
    const { contacts } = await this.#row<ContactsRow>(statement, { isPlain: ids.length === 1 });
    return JSON.parse(contacts) as Contact[];
  }

  #row<T extends ContactsRow>(statement: Statement, { isPlain }: { isPlain: boolean }): Promise<T> {
    return this.#catalogue.completed(this.#tenant, async (read) =>
      oneRow(read ? await read<T>(statement) : await this.#reader.rows<T>(this.#tenant, statement, { isPlain })),
    );
  }

  /** A page whose total took too long to count: the page alone may take its time. */
  async #slowPage(query: ListContactsQuery, { matching, position }: PageStatement): Promise<ContactPage> {
    const uncounted = pageStatement({ ...query, count: "none" }, this.#tenant);
    const row = await this.#catalogue
      .completed(this.#tenant, async (read) =>
        oneRow(read ? await read<PageRow>(uncounted) : await this.#reader.patiently<PageRow>(this.#tenant, uncounted)),
      )
      .catch((error) => {
        throw isTimeout(error) ? tooSlow(matching, error) : error;
      });
    if (query.count === "none") return toPage(row, query, { position });
    return toPage({ ...row, total: await this.#estimate(matching) }, query, { position, isEstimate: true });
  }

  async #estimate(matching: Matching): Promise<number> {
    const statement = estimateStatement(matching, this.#tenant);
    const explained = await this.#reader.rows<Explained>(this.#tenant, statement, { isPlain: false });
    return oneRow(explained)["QUERY PLAN"][0].Plan["Plan Rows"];
  }
}

interface Explained {
  "QUERY PLAN": [{ Plan: { "Plan Rows": number } }];
}

function oneRow<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error("the statement gave no row");
  return row;
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: string }).code === "57014";
}

function tooSlow({ rest }: Matching, cause: unknown): DomainError {
  const named = rest.length > 0 ? ` for ${rest.map(({ name }) => clip(name)).join(", ")}` : "";
  return new DomainError("query_too_slow", `The database took too long${named}; narrow the filter.`, { cause });
}
