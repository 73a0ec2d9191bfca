import type { ContactList, Tag } from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { listJson, tagJson } from "./json.sql.ts";
import { sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";

/** The lists and tags that a tenant's contacts are sorted into. */
export class DirectoryRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  /** Every list, by name. */
  async lists(): Promise<ContactList[]> {
    const { rows } = await sql<{ json: ContactList }>`
      select ${listJson(this.#tenant)} as json from contact_list l where ${within(this.#tenant, "l")} order by l.name, l.id
    `.execute(this.#em.getKysely());
    return rows.map((row) => row.json);
  }

  /** Every tag, by label. */
  async tags(): Promise<Tag[]> {
    const { rows } = await sql<{ json: Tag }>`
      select ${tagJson} as json from tag t where ${within(this.#tenant, "t")} order by t.label
    `.execute(this.#em.getKysely());
    return rows.map((row) => row.json);
  }

  /** Those of the ids that are no list of this tenant. */
  async unknownLists(ids: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select w.id from unnest(${[...ids]}::uuid[]) as w(id)
      where not exists (select from contact_list l where ${within(this.#tenant, "l")} and l.id = w.id)
    `.execute(this.#em.getKysely());
    return rows.map((row) => row.id);
  }
}
