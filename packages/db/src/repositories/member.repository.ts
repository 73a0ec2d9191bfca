import {
  type CreateRoleInput,
  type CustomRole,
  DomainError,
  type Member,
  type Permission,
  type RolePatch,
} from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { customRole } from "../entities/organization-member.entity.ts";
import { audit, auditRows, differences } from "./audit.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { type RoleRef, type Standing, standingOf, standingToGive } from "./standing.sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, run, transaction } from "./transaction.ts";

/** Who belongs to a tenant, and what its own roles may do. */
export class MemberRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  /** Every member, by name. */
  async members(): Promise<Member[]> {
    const { rows } = await run(
      this.#em,
      this.#tenant,
      sql<{ json: Member }>`select ${memberJson} as json from ${membersTable}
      where ${within(this.#tenant, "m")} order by u.name, u.id`,
    );
    return rows.map((row) => row.json);
  }

  /**
   * Gives a member another role. Fails with `not_found` for who is no member, with `unprocessable` for a role that is not the
   * organization's, and with `conflict` for its last owner. `judge` sees what the member may do before and after.
   */
  async setRole(
    userId: string,
    to: RoleRef,
    judge: (change: { from: Standing; to: Standing }) => void,
  ): Promise<Member> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const from = await this.#lock(db, userId);
      const after = await standingToGive(db, this.#tenant, to);
      judge({ from, to: after });
      if (from.role === "Owner" && after.role !== "Owner") await this.#keepAnOwner(db);
      const roleId = "roleId" in to ? to.roleId : null;
      await sql`update organization_member m set role = ${roleId ? customRole : after.role}, role_id = ${roleId}::uuid
        where ${within(this.#tenant, "m")} and m.user_id = ${userId}::uuid`.execute(db);
      const member = await this.#member(db, userId);
      const changes = differences({ role: from.name }, { role: member.role });
      await audit(db, this.#tenant, { action: "updated", record: "member", id: userId, name: member.email, changes });
      return member;
    });
  }

  /**
   * Ends a membership, and with it the keys and invitations that the member made and their own segments; those that they shared
   * stay, and are nobody's. Fails as `setRole` does.
   */
  async remove(userId: string, judge: (standing: Standing) => void): Promise<void> {
    await transaction(this.#em, this.#tenant, async (db) => {
      const standing = await this.#lock(db, userId);
      judge(standing);
      if (standing.role === "Owner") await this.#keepAnOwner(db);
      const { email } = await this.#member(db, userId);
      await sql`with gone as (delete from invitation i where ${within(this.#tenant, "i")} and (i.invited_by = ${userId}::uuid or i.invited_by in (
          select k.id from api_key k where ${within(this.#tenant, "k")} and k.created_by = ${userId}::uuid)) returning i.id, i.email)
        ${auditRows({ action: "deleted", record: "invitation", rows: "gone", name: sql`e.email` }, this.#tenant)}`.execute(
        db,
      );
      await sql`with gone as (delete from api_key k where ${within(this.#tenant, "k")} and k.created_by = ${userId}::uuid returning k.id, k.name)
        ${auditRows({ action: "deleted", record: "key", rows: "gone", name: sql`e.name` }, this.#tenant)}`.execute(db);
      await sql`with gone as (delete from segment s where ${within(this.#tenant, "s")} and s.owner_id = ${userId}::uuid and not s.is_shared returning s.id, s.name)
        ${auditRows({ action: "deleted", record: "segment", rows: "gone", name: sql`e.name` }, this.#tenant)}`.execute(
        db,
      );
      await sql`update segment s set owner_id = null where ${within(this.#tenant, "s")} and s.owner_id = ${userId}::uuid`.execute(
        db,
      );
      const action = this.#tenant.actor?.id === userId ? "left" : "deleted";
      await audit(db, this.#tenant, { action, record: "member", id: userId, name: email });
      await sql`delete from organization_member m where ${within(this.#tenant, "m")} and m.user_id = ${userId}::uuid`.execute(
        db,
      );
    });
  }

  /** The organization's own roles, by name. */
  async roles(): Promise<CustomRole[]> {
    const { rows } = await run(
      this.#em,
      this.#tenant,
      sql<{ json: CustomRole }>`select ${roleJson} as json from organization_role r
      where ${within(this.#tenant, "r")} order by r.name, r.id`,
    );
    return rows.map((row) => row.json);
  }

  /** Fails with `label_taken` when a role has the name. */
  async createRole({ name, description = "", permissions }: CreateRoleInput): Promise<CustomRole> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const { rows } = await sql<{ json: CustomRole }>`
      insert into organization_role as r (organization_id, name, description, permissions)
      values (${this.#tenant.organizationId}::uuid, ${name}, ${description}, ${[...new Set(permissions)]}::text[])
      on conflict do nothing returning ${roleJson} as json`.execute(db);
      const role = rows[0]?.json ?? nameTaken();
      await audit(db, this.#tenant, {
        action: "created",
        record: "role",
        id: role.uniqueId,
        name,
        changes: differences({}, { permissions: role.permissions }),
      });
      return role;
    });
  }

  /** Fails with `not_found`, and with `label_taken` when another role has the name. `judge` sees what the role could do before. */
  async updateRole(
    id: string,
    { name, description, permissions }: RolePatch,
    judge: (before: readonly Permission[]) => void,
  ): Promise<CustomRole> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const before = await this.#lockRole(db, id);
      judge(before.permissions);
      const { rows: others } = await sql`select from organization_role r
        where ${within(this.#tenant, "r")} and r.name = ${name ?? ""} and r.id <> ${id}::uuid`.execute(db);
      if (others.length > 0) return nameTaken();
      const { rows } = await sql<{ json: CustomRole }>`
        update organization_role r set name = coalesce(${name ?? null}, r.name), description = coalesce(${description ?? null}, r.description),
          permissions = coalesce(${permissions ? [...new Set(permissions)] : null}::text[], r.permissions)
        where ${within(this.#tenant, "r")} and r.id = ${id}::uuid returning ${roleJson} as json`.execute(db);
      const after = rows[0]?.json as CustomRole;
      const changes = differences(
        { ...before },
        { name: after.name, description: after.description, permissions: after.permissions },
      );
      await audit(db, this.#tenant, { action: "updated", record: "role", id, name: after.name, changes });
      return after;
    });
  }

  /** Fails with `not_found`, and with `conflict` while a member has it or an invitation offers it. */
  async deleteRole(id: string): Promise<void> {
    await transaction(this.#em, this.#tenant, async (db) => {
      const { name } = await this.#lockRole(db, id);
      const { rows } = await sql`select from organization_member m
        where ${within(this.#tenant, "m")} and m.role_id = ${id}::uuid limit 1`.execute(db);
      if (rows.length > 0) throw new DomainError("conflict", "A member has this role; give them another one first.");
      await sql`delete from invitation i where ${within(this.#tenant, "i")} and i.role_id = ${id}::uuid and i.expires_at <= now()`.execute(
        db,
      );
      const { rows: invitations } = await sql`select from invitation i
        where ${within(this.#tenant, "i")} and i.role_id = ${id}::uuid limit 1`.execute(db);
      if (invitations.length > 0)
        throw new DomainError("conflict", "An invitation offers this role; delete the invitation first.");
      await sql`delete from organization_role r where ${within(this.#tenant, "r")} and r.id = ${id}::uuid`.execute(db);
      await audit(db, this.#tenant, { action: "deleted", record: "role", id, name });
    });
  }

  async #lock(db: Connection, userId: string): Promise<Standing & { name: string }> {
    const { rows } = await sql<{ role: string; name: string; permissions: Permission[] | null }>`
      select m.role, coalesce(r.name, m.role) as name, r.permissions from organization_member m
        left join organization_role r on r.organization_id = m.organization_id and r.id = m.role_id
      where ${within(this.#tenant, "m")} and m.user_id = ${userId}::uuid for update of m`.execute(db);
    const [row] = rows;
    if (!row) throw DomainError.notFound("member");
    return { name: row.name, ...standingOf(row) };
  }

  /** All owners are locked, so that two cannot step down at once. */
  async #keepAnOwner(db: Connection): Promise<void> {
    const { rows } = await sql`select m.user_id from organization_member m
      where ${within(this.#tenant, "m")} and m.role = 'Owner' order by m.user_id for update`.execute(db);
    if (rows.length < 2)
      throw new DomainError("conflict", "An organization needs an owner; make somebody else one first.");
  }

  async #lockRole(db: Connection, id: string): Promise<Pick<CustomRole, "name" | "description" | "permissions">> {
    const { rows } = await sql<
      Pick<CustomRole, "name" | "description" | "permissions">
    >`select r.name, r.description, r.permissions from organization_role r
      where ${within(this.#tenant, "r")} and r.id = ${id}::uuid for update`.execute(db);
    if (!rows[0]) throw DomainError.notFound("role");
    return rows[0];
  }

  async #member(db: Connection, userId: string): Promise<Member> {
    const { rows } = await sql<{ json: Member }>`select ${memberJson} as json from ${membersTable}
      where ${within(this.#tenant, "m")} and m.user_id = ${userId}::uuid`.execute(db);
    return rows[0]?.json as Member;
  }
}

const membersTable: Fragment = sql`organization_member m join app_user u on u.id = m.user_id
  left join organization_role r on r.organization_id = m.organization_id and r.id = m.role_id`;
const memberJson = jsonObject({
  userId: sql`m.user_id`,
  name: sql`u.name`,
  email: sql`u.email`,
  role: sql`coalesce(r.name, m.role)`,
  roleId: sql`m.role_id`,
  createdAt: sql`iso(m.created_at)`,
});
const roleJson = jsonObject({
  uniqueId: sql`r.id`,
  name: sql`r.name`,
  description: sql`r.description`,
  permissions: sql`to_json(r.permissions)`,
  createdAt: sql`iso(r.created_at)`,
});

function nameTaken(): never {
  throw new DomainError("label_taken", "There is a role of that name already.", {
    faults: [{ in: "input", name: "name", code: "taken", detail: "is another role's already", pointer: "/name" }],
  });
}
