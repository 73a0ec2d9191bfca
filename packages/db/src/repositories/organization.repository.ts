import { type BuiltInRole, type Permission, permissionsOfRole } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import type { EntityManager } from "../database.ts";
import { auditRows } from "./audit.sql.ts";
import { sql } from "./sql.ts";
import { everyTenant } from "./tenant.ts";
import { run } from "./transaction.ts";

export interface Membership {
  organizationId: string;
  name: string;
  defaultRegion: Region;
  role: string;
  /** A role of the organization's own may have any name. */
  isOwner: boolean;
  permissions: readonly Permission[];
}

const emailOf = sql`(select u.email from app_user u where u.id = e.id)`;

/** Organizations, and who belongs to them. */
export class OrganizationRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The organizations of a person, by name. */
  async ofUser(userId: string): Promise<Membership[]> {
    const { rows } = await run(
      this.#em,
      everyTenant,
      sql<Membership & { permissions: Permission[] | null }>`
      select o.id as "organizationId", o.name, o.default_region as "defaultRegion", coalesce(r.name, m.role) as role, m.role = 'Owner' as "isOwner", r.permissions
      from organization_member m join organization o on o.id = m.organization_id
        left join organization_role r on r.organization_id = m.organization_id and r.id = m.role_id
      where m.user_id = ${userId}::uuid order by o.name, o.id
    `,
    );
    return rows.map((row) => ({ ...row, permissions: row.permissions ?? permissionsOfRole[row.role as BuiltInRole] }));
  }

  async add(organization: { name: string; defaultRegion: Region }): Promise<string> {
    const { rows } = await run(
      this.#em,
      everyTenant,
      sql<{ id: string }>`
      insert into organization (name, default_region) values (${organization.name}, ${organization.defaultRegion}) returning id
    `,
    );
    const [row] = rows;
    if (!row) throw new Error("the organization was not inserted");
    return row.id;
  }

  async addMember(organizationId: string, userId: string, role: BuiltInRole = "Owner"): Promise<void> {
    await run(
      this.#em,
      { organizationId },
      sql`with joined as (insert into organization_member (organization_id, user_id, role)
          values (${organizationId}::uuid, ${userId}::uuid, ${role}) on conflict do nothing returning user_id as id, role)
        ${auditRows({ action: "joined", record: "member", rows: "joined", name: emailOf, changes: sql`jsonb_build_object('role', jsonb_build_object('to', e.role))` }, { organizationId })}`,
    );
  }

  async hasUsers(): Promise<boolean> {
    const { rows } = await run(
      this.#em,
      everyTenant,
      sql<{ any: boolean }>`select exists (select from app_user) as any`,
    );
    return rows[0]?.any === true;
  }

  /** Remembers which organization a signed-in browser looks at; nothing happens for one that its user is not a member of. */
  async activate(sessionId: string, userId: string, organizationId: string): Promise<boolean> {
    const { numAffectedRows } = await run(
      this.#em,
      { organizationId },
      sql`update session set active_organization_id = ${organizationId}::uuid
      where id = ${sessionId}::uuid and user_id = ${userId}::uuid
        and exists (select from organization_member m where m.organization_id = ${organizationId}::uuid and m.user_id = ${userId}::uuid)
    `,
    );
    return numAffectedRows === 1n;
  }
}
