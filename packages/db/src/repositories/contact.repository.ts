import { type Contact, type ContactPage, clip, DomainError, type ListContactsQuery } from "@roster/domain";
import type { Reader } from "../reader.ts";
import { jsonOfContacts, type Parts } from "./contact-json.sql.ts";
import { estimateStatement, type PageRow, type PageStatement, pageStatement } from "./contact-page.sql.ts";
import { toPage } from "./contact-page.ts";
import { compile, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** Contacts of one tenant. */
export class ContactRepository {
  readonly #reader: Reader;
  readonly #tenant: Tenant;

  constructor(reader: Reader, tenant: Tenant) {
    this.#reader = reader;
    this.#tenant = tenant;
  }

  /**
   * One page with its total. Exact, unless counting takes longer than the count budget: then the planner's estimate.
   * Throws `invalid_request` on a cursor that is malformed or of another query, `query_too_slow` when the page itself takes too long.
   */
  async page(query: ListContactsQuery): Promise<ContactPage> {
    const statement = pageStatement(query, this.#tenant);
    try {
      const [row] = await this.#reader.rows<PageRow>(statement, statement);
      return toPage(oneRow(row), query, statement);
    } catch (error) {
      if (!isTimeout(error) || statement.isPlain) throw error;
      return this.#slowPage(query, statement);
    }
  }

  /** One contact with the parts asked for; null when this tenant has none of that id. */
  async findById(id: string, parts: Parts): Promise<Contact | null> {
    const { ctes, contacts } = jsonOfContacts(parts, this.#tenant, { limit: 1 });
    const wanted = sql`wanted as materialized (select 1 as n, c.id from contact c
      where ${within(this.#tenant, "c")} and c.id = ${id}::uuid)`;
    const statement = compile(sql`with ${wanted}${ctes} select ${contacts} as contacts`);
    const [row] = await this.#reader.rows<{ contacts: string }>(statement, { isPlain: true });
    return (JSON.parse(oneRow(row).contacts) as Contact[])[0] ?? null;
  }

  /** A page whose total took too long to count: the page alone may take its time. */
  async #slowPage(query: ListContactsQuery, { matching, position }: PageStatement): Promise<ContactPage> {
    const uncounted = pageStatement({ ...query, count: "none" }, this.#tenant);
    const row = await this.#reader.patiently<PageRow>(uncounted).catch((error) => {
      throw isTimeout(error)
        ? tooSlow(
            matching.rest.map((condition) => condition.name),
            error,
          )
        : error;
    });
    const found = oneRow(row);
    if (query.count === "none") return toPage(found, query, { position });
    const [explained] = await this.#reader.rows<Explained>(estimateStatement(matching, this.#tenant), {
      isPlain: false,
    });
    const total = oneRow(explained)["QUERY PLAN"][0].Plan["Plan Rows"];
    return toPage({ ...found, total }, query, { position, isEstimate: true });
  }
}

interface Explained {
  "QUERY PLAN": [{ Plan: { "Plan Rows": number } }];
}

function oneRow<T>(row: T | undefined): T {
  if (row === undefined) throw new Error("the statement gave no row");
  return row;
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: string }).code === "57014";
}

function tooSlow(conditions: readonly string[], cause: unknown): DomainError {
  const named = conditions.length > 0 ? ` for ${conditions.map((name) => clip(name)).join(", ")}` : "";
  return new DomainError("query_too_slow", `The database took too long${named}; narrow the filter.`, { cause });
}
