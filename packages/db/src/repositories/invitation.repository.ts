import { DomainError, type Invitation, limits, type Permission } from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { audit, auditRows, differences } from "./audit.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { type Fragment, sql } from "./sql.ts";
import { ownRole, type RoleRef, type Standing, standingOf, standingToGive } from "./standing.sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { hashOfToken } from "./tenant-token.ts";
import { type Connection, run, transaction } from "./transaction.ts";

export interface NewInvitation {
  email: string;
  role: RoleRef;
  token: string;
  /** The id of the member or of the API key. */
  invitedBy: string;
}

/** The open invitations of a tenant. The token is never stored, only its SHA-256. */
export class InvitationRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;

  constructor(em: EntityManager, tenant: Tenant) {
    this.#em = em;
    this.#tenant = tenant;
  }

  /** Those that have not expired, oldest first. */
  async all(): Promise<Invitation[]> {
    const open = sql<{ json: Invitation }>`select ${invitationJson} as json from ${invitations}
      where ${within(this.#tenant, "i")} and i.expires_at > now() order by i.id`;
    const { rows } = await run(this.#em, this.#tenant, open);
    return rows.map((row) => row.json);
  }

  /**
   * Keeps a place, instead of one that was kept for the same e-mail before. Fails with `unprocessable` for a role that is not the
   * organization's, and with `conflict` for who is a member already, or beyond `limits.openInvitations`. `judge` sees what the
   * place may do, and what the one before may.
   */
  async add(
    { email, role, token, invitedBy }: NewInvitation,
    judge: (standing: Standing) => void,
  ): Promise<Invitation> {
    return transaction(this.#em, this.#tenant, async (db) => {
      const offered = await standingToGive(db, this.#tenant, role);
      judge(offered);
      const { rows: members } = await sql`select from organization_member m join app_user u on u.id = m.user_id
        where ${within(this.#tenant, "m")} and u.email = ${email}`.execute(db);
      if (members.length > 0) throw new DomainError("conflict", "Who has this e-mail is a member already.");
      const before = await this.#lock(db, sql`i.email = ${email}`);
      if (before) judge(before);
      else await this.#keepBounds(db);
      const roleId = "roleId" in role ? role.roleId : null;
      await sql`insert into invitation (organization_id, email, role, role_id, invited_by, token_hash, expires_at)
        values (${this.#tenant.organizationId}::uuid, ${email}, ${offered.role}, ${roleId}::uuid, ${invitedBy}::uuid, ${hashOfToken(token)},
          now() + ${sql.lit(limits.invitationDays)} * interval '1 day')
        on conflict (organization_id, email) do update set id = excluded.id, role = excluded.role, role_id = excluded.role_id,
          invited_by = excluded.invited_by, token_hash = excluded.token_hash, expires_at = excluded.expires_at`.execute(
        db,
      );
      const { rows } = await sql<{ json: Invitation }>`select ${invitationJson} as json from ${invitations}
        where ${within(this.#tenant, "i")} and i.email = ${email}`.execute(db);
      const invitation = rows[0]?.json as Invitation;
      const { uniqueId, role: offeredRole } = invitation;
      const changes = differences({}, { role: offeredRole });
      await audit(db, this.#tenant, { action: "created", record: "invitation", id: uniqueId, name: email, changes });
      return invitation;
    });
  }

  /** Fails with `not_found`. `judge` sees what the place may do. */
  async remove(id: string, judge: (standing: Standing) => void): Promise<void> {
    await transaction(this.#em, this.#tenant, async (db) => {
      const standing = await this.#lock(db, sql`i.id = ${id}::uuid`);
      if (!standing) throw DomainError.notFound("invitation");
      judge(standing);
      await sql`with gone as (delete from invitation i where ${within(this.#tenant, "i")} and i.id = ${id}::uuid returning i.id, i.email)
        ${auditRows({ action: "deleted", record: "invitation", rows: "gone", name: sql`e.email` }, this.#tenant)}`.execute(
        db,
      );
    });
  }

  async #lock(db: Connection, condition: Fragment): Promise<Standing | null> {
    const { rows } = await sql<{
      role: string;
      permissions: Permission[] | null;
    }>`select i.role, r.permissions from invitation i ${ownRole("i", "r")}
      where ${within(this.#tenant, "i")} and ${condition} for update of i`.execute(db);
    return rows[0] ? standingOf(rows[0]) : null;
  }

  async #keepBounds(db: Connection): Promise<void> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from invitation i
      where ${within(this.#tenant, "i")} and i.expires_at > now()`.execute(db);
    if ((rows[0]?.n ?? 0) >= limits.openInvitations)
      throw new DomainError("conflict", `There are ${limits.openInvitations} open invitations; delete some first.`);
  }
}

const invitations: Fragment = sql`invitation i ${ownRole("i", "r")} left join app_user u on u.id = i.invited_by
  left join api_key k on k.organization_id = i.organization_id and k.id = i.invited_by`;
const invitationJson = jsonObject({
  uniqueId: sql`i.id`,
  email: sql`i.email`,
  role: sql`coalesce(r.name, i.role)`,
  roleId: sql`i.role_id`,
  invitedBy: sql`coalesce(u.name, k.name)`,
  createdAt: sql`iso(i.created_at)`,
  expiresAt: sql`iso(i.expires_at)`,
});
