import { type BuiltInRole, type Permission, type Preferences, permissionsOfRole } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import type { EntityManager } from "../database.ts";
import { audit, auditRows } from "./audit.sql.ts";
import { sql } from "./sql.ts";
import { everyTenant, personActor, type Source } from "./tenant.ts";
import { run, transaction } from "./transaction.ts";

export interface Membership {
  organizationId: string;
  name: string;
  defaultRegion: Region;
  role: string;
  /** A role of the organization's own may have any name. */
  isOwner: boolean;
  permissions: readonly Permission[];
}

/** A person in an organization. */
interface Place {
  organizationId: string;
  userId: string;
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

  /**
   * Has a person who signed in look at the first organization that they joined, and says in each of theirs that they did, by the
   * token of the session that they got.
   */
  async beginSession(token: string, source: Source): Promise<void> {
    await transaction(this.#em, everyTenant, async (db) => {
      const { rows } = await sql<{ organizationId: string; sessionId: string; id: string; name: string }>`
        select m.organization_id as "organizationId", s.id as "sessionId", u.id, u.name
        from session s join app_user u on u.id = s.user_id join organization_member m on m.user_id = u.id
        where s.token = ${token} order by m.created_at, m.organization_id`.execute(db);
      await sql`update session set active_organization_id = ${rows[0]?.organizationId ?? null}::uuid where token = ${token}`.execute(
        db,
      );
      for (const { organizationId, sessionId, id, name } of rows) {
        const actor = personActor(source, { id, name, sessionId });
        await audit(db, { organizationId, actor }, { action: "signed in", record: "session", id: sessionId });
      }
    });
  }

  /** What a member has chosen for themselves, as it was stored; null where that is nothing. */
  async preferences({ organizationId, userId }: Place): Promise<unknown> {
    const { rows } = await run(
      this.#em,
      { organizationId },
      sql<{ preferences: unknown }>`select m.preferences from organization_member m
        where m.organization_id = ${organizationId}::uuid and m.user_id = ${userId}::uuid`,
    );
    return rows[0]?.preferences ?? null;
  }

  async setPreferences({ organizationId, userId }: Place, preferences: Preferences): Promise<void> {
    await run(
      this.#em,
      { organizationId },
      sql`update organization_member set preferences = ${JSON.stringify(preferences)}::jsonb
        where organization_id = ${organizationId}::uuid and user_id = ${userId}::uuid`,
    );
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
