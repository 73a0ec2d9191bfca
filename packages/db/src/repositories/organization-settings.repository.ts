import { DomainError } from "@roster/domain";
import type { Organization, OrganizationPatch } from "@roster/domain/settings";
import type { EntityManager } from "../database.ts";
import { audit, differences } from "./audit.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { sql } from "./sql.ts";
import { ownRole } from "./standing.sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, transaction } from "./transaction.ts";

/** A tenant itself: what it is called, and whose it is. */
export class OrganizationSettingsRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  async get(): Promise<Organization> {
    return transaction(this.#em, this.#tenant, (db) => this.#get(db));
  }

  async update({ name, defaultRegion }: OrganizationPatch): Promise<Organization> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const before = await this.#get(db);
      const { rows } = await sql<{ json: Organization }>`update organization o
        set name = coalesce(${name ?? null}, o.name), default_region = coalesce(${defaultRegion ?? null}, o.default_region)
        where o.id = ${this.#tenant.organizationId}::uuid returning ${organizationJson} as json`.execute(db);
      const after = rows[0]?.json as Organization;
      const changes = differences(before, { name, defaultRegion });
      const { uniqueId: id } = after;
      await audit(db, this.#tenant, { action: "updated", record: "organization", id, name: after.name, changes });
      return after;
    });
  }

  /** Makes a member the owner in another's place, who becomes an admin. Fails with `not_found` for who is no member, and with `forbidden` where the other is no owner any more. */
  async transferOwnership({ from, to }: { from: string; to: string }): Promise<void> {
    await transaction(this.#em, this.#tenant, async (db) => {
      const { rows } = await sql<{ user_id: string; role: string; isOwner: boolean; email: string }>`
        select m.user_id, coalesce(r.name, m.role) as role, m.role = 'Owner' as "isOwner", u.email from organization_member m join app_user u on u.id = m.user_id ${ownRole("m", "r")}
        where ${within(this.#tenant, "m")} and (m.role = 'Owner' or m.user_id = ${to}::uuid) order by m.user_id for update of m`.execute(
        db,
      );
      if (!rows.some((member) => member.user_id === to)) throw DomainError.notFound("member");
      if (!rows.some((member) => member.user_id === from && member.isOwner))
        throw new DomainError("forbidden", "Only an owner can do this.");
      await sql`update organization_member m set role = case when m.user_id = ${to}::uuid then 'Owner' else 'Admin' end, role_id = null
        where ${within(this.#tenant, "m")} and m.user_id in (${from}::uuid, ${to}::uuid)`.execute(db);
      for (const { user_id: id, role, email } of rows.filter(({ user_id }) => [from, to].includes(user_id))) {
        const changes = differences({ role }, { role: id === to ? "Owner" : "Admin" });
        await audit(db, this.#tenant, { action: "updated", record: "member", id, name: email, changes });
      }
    });
  }

  async #get(db: Connection): Promise<Organization> {
    const { rows } = await sql<{ json: Organization }>`select ${organizationJson} as json from organization o
      where o.id = ${this.#tenant.organizationId}::uuid`.execute(db);
    return rows[0]?.json as Organization;
  }
}

const organizationJson = jsonObject({
  uniqueId: sql`o.id`,
  name: sql`o.name`,
  defaultRegion: sql`o.default_region`,
  createdAt: sql`iso(o.created_at)`,
});
