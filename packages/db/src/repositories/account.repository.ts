import { randomBytes } from "node:crypto";
import { DomainError, type InvitationOffer, limits, type Permission } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import type { EntityManager } from "../database.ts";
import { audit, differences } from "./audit.sql.ts";
import { sql } from "./sql.ts";
import { maker, makerColumns, ownRole, permissionsOfKey, type Standing, standingOf } from "./standing.sql.ts";
import { type Actor, everyTenant, personActor, type Source, theServer } from "./tenant.ts";
import { hashOfToken, tenantOfToken } from "./tenant-token.ts";
import { type Connection, run, transaction } from "./transaction.ts";

/** A person to be made, who signs in with a password. */
export interface NewPerson {
  name: string;
  /** As the sign-in library makes it. */
  passwordHash: string;
}

/** Whether who made an invitation may still give the place that it offers. */
export type JudgeInvitation = (inviter: Standing, offered: Standing) => boolean;

interface OpenInvitation extends Omit<InvitationOffer, "hasAccount"> {
  organizationId: string;
  storedRole: string;
  roleId: string | null;
}

/** How people come, by links that were mailed or given to them, and what they change of themselves. Tokens are stored as SHA-256 alone. */
export class AccountRepository {
  readonly #em: EntityManager;
  readonly #source: Source;

  constructor(em: EntityManager, source: Source = theServer) {
    this.#em = em;
    this.#source = source;
  }

  async exists(email: string): Promise<boolean> {
    const found = sql<{ any: boolean }>`select exists (select from app_user where email = ${email}) as any`;
    const { rows } = await run(this.#em, everyTenant, found);
    return rows[0]?.any === true;
  }

  /** Answers a token with which whoever has the e-mail makes an account, once and within `limits.signUpHours`. */
  async allowSignUp(email: string): Promise<string> {
    const token = randomBytes(32).toString("base64url");
    const allowed = sql`insert into verification (id, identifier, value, expires_at)
      values (gen_random_uuid(), ${signUpIdentifier(token)}, ${email}, now() + ${sql.lit(limits.signUpHours)} * interval '1 hour')`;
    await run(this.#em, everyTenant, allowed);
    return token;
  }

  /** The e-mail that a token for signing up is for; null for one that is unknown, used or expired. */
  async emailOfSignUp(token: string): Promise<string | null> {
    const allowed = sql<{ value: string }>`select value from verification
      where identifier = ${signUpIdentifier(token)} and expires_at > now()`;
    const { rows } = await run(this.#em, everyTenant, allowed);
    return rows[0]?.value ?? null;
  }

  /** Makes a person with an organization of their own, and answers their e-mail. Fails with `not_found` for the token, and with `conflict` for who has an account. */
  async signUp(
    token: string,
    person: NewPerson,
    organization: { name: string; defaultRegion: Region },
  ): Promise<string> {
    return transaction(this.#em, everyTenant, async (db) => {
      const { rows } = await sql<{ value: string }>`delete from verification
        where identifier = ${signUpIdentifier(token)} and expires_at > now() returning value`.execute(db);
      const email = rows[0]?.value;
      if (email === undefined) throw DomainError.notFound("link to sign up");
      const id = await addPerson(db, email, person, { isVerified: true });
      await addOwnOrganization(db, personActor(this.#source, { id, name: person.name }), organization);
      return email;
    });
  }

  /** Makes an organization that a person owns. Answers its id. */
  addOrganization(person: Actor, organization: { name: string; defaultRegion: Region }): Promise<string> {
    return transaction(this.#em, everyTenant, (db) => addOwnOrganization(db, person, organization));
  }

  /** What an invitation offers; null for a token that is unknown or expired, or where `judge` says no. */
  async look(token: string, judge: JudgeInvitation): Promise<InvitationOffer | null> {
    const organizationId = tenantOfToken("inv", token);
    if (organizationId === null) return null;
    const found = await transaction(this.#em, { organizationId }, (db) => findInvitation(db, token, judge));
    if (!found) return null;
    const { organizationName, email, role, expiresAt } = found;
    return { organizationName, email, role, expiresAt, hasAccount: await this.exists(email) };
  }

  /** Makes a person of an invitation's e-mail a member, and answers the e-mail. Fails as `signUp` does. */
  async signUpInvited(token: string, person: NewPerson, judge: JudgeInvitation): Promise<string> {
    return this.#taking(token, judge, async (db, invitation) => {
      // Whoever invited them saw the link too.
      const id = await addPerson(db, invitation.email, person, { isVerified: false });
      await join(db, invitation, personActor(this.#source, { id, name: person.name }));
      return invitation.email;
    });
  }

  /** Makes a person a member, and answers the organization's id. Fails with `not_found` as `look` gives null, and with `forbidden` for another's invitation. */
  async accept(
    token: string,
    { email, actor }: { email: string; actor: Actor },
    judge: JudgeInvitation,
  ): Promise<string> {
    return this.#taking(token, judge, async (db, invitation) => {
      if (invitation.email !== email)
        throw new DomainError("forbidden", "This invitation is for another e-mail address; sign in with that one.");
      await join(db, invitation, actor);
      return invitation.organizationId;
    });
  }

  /** Ends what else a person's password had opened: their other sessions, and links that would set it anew. */
  async afterPasswordChange(userId: string, keptSessionId: string | null): Promise<void> {
    await transaction(this.#em, everyTenant, async (db) => {
      await sql`delete from session where user_id = ${userId}::uuid and id is distinct from ${keptSessionId}::uuid`.execute(
        db,
      );
      await sql`delete from verification where value = ${userId}`.execute(db);
    });
  }

  /** An invitation is deleted by whoever uses it first. */
  #taking<T>(
    token: string,
    judge: JudgeInvitation,
    work: (db: Connection, invitation: OpenInvitation) => Promise<T>,
  ): Promise<T> {
    const organizationId = tenantOfToken("inv", token);
    if (organizationId === null) throw DomainError.notFound("invitation");
    return transaction(this.#em, { organizationId }, async (db) => {
      const invitation = await findInvitation(db, token, judge);
      const { numAffectedRows } = await sql`delete from invitation i
        where i.organization_id = ${organizationId}::uuid and i.token_hash = ${hashOfToken(token)}`.execute(db);
      if (invitation === null || numAffectedRows !== 1n) throw DomainError.notFound("invitation");
      return work(db, invitation);
    });
  }
}

function signUpIdentifier(token: string): string {
  return `sign-up:${hashOfToken(token)}`;
}

/** The e-mail address is somebody's already. */
export function hasAccount(): DomainError {
  return new DomainError("conflict", "There is an account with this e-mail address; sign in with it.");
}

async function addPerson(
  db: Connection,
  email: string,
  { name, passwordHash }: NewPerson,
  { isVerified }: { isVerified: boolean },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into app_user (id, name, email, email_verified)
    values (gen_random_uuid(), ${name}, ${email}, ${isVerified}) on conflict (email) do nothing returning id`.execute(
    db,
  );
  const id = rows[0]?.id;
  if (id === undefined) throw hasAccount();
  await sql`insert into account (id, account_id, provider_id, user_id, password)
    values (gen_random_uuid(), ${id}, 'credential', ${id}::uuid, ${passwordHash})`.execute(db);
  return id;
}

async function addOwnOrganization(
  db: Connection,
  actor: Actor,
  { name, defaultRegion }: { name: string; defaultRegion: Region },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into organization (name, default_region)
    values (${name}, ${defaultRegion}) returning id`.execute(db);
  const id = rows[0]?.id as string;
  await sql`insert into organization_member (organization_id, user_id, role) values (${id}::uuid, ${actor.id}::uuid, 'Owner')`.execute(
    db,
  );
  const changes = differences({}, { defaultRegion });
  await audit(db, { organizationId: id, actor }, { action: "created", record: "organization", id, name, changes });
  return id;
}

interface InvitationRow {
  organization_id: string;
  organization_name: string;
  email: string;
  role: string;
  role_id: string | null;
  role_name: string;
  permissions: Permission[] | null;
  expires_at: string;
  inviter_role: string | null;
  inviter_permissions: Permission[] | null;
  key_permissions: Permission[] | null;
  created_by: string | null;
  maker_role: string | null;
  maker_permissions: Permission[] | null;
}

async function findInvitation(db: Connection, token: string, judge: JudgeInvitation): Promise<OpenInvitation | null> {
  const organizationId = tenantOfToken("inv", token);
  if (organizationId === null) return null;
  const { rows } = await sql<InvitationRow>`
    select i.organization_id, o.name as organization_name, i.email, i.role, i.role_id, coalesce(r.name, i.role) as role_name, r.permissions,
      iso(i.expires_at) as expires_at, m.role as inviter_role, mr.permissions as inviter_permissions, k.permissions as key_permissions, k.created_by, ${makerColumns}
    from invitation i join organization o on o.id = i.organization_id ${ownRole("i", "r")}
      left join organization_member m on m.organization_id = i.organization_id and m.user_id = i.invited_by ${ownRole("m", "mr")}
      left join api_key k on k.organization_id = i.organization_id and k.id = i.invited_by and (k.expires_at is null or k.expires_at > now())
      ${maker("k")}
    where i.organization_id = ${organizationId}::uuid and i.token_hash = ${hashOfToken(token)} and i.expires_at > now()`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return null;
  const inviter = inviterOf(row);
  if (inviter === null || !judge(inviter, standingOf(row))) return null;
  return {
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    email: row.email,
    role: row.role_name,
    storedRole: row.role,
    roleId: row.role_id,
    expiresAt: row.expires_at,
  };
}

function inviterOf(row: InvitationRow): Standing | null {
  const { inviter_role, inviter_permissions, key_permissions } = row;
  if (inviter_role !== null) return standingOf({ role: inviter_role, permissions: inviter_permissions });
  return key_permissions && { role: "Key", permissions: permissionsOfKey({ ...row, permissions: key_permissions }) };
}

async function join(
  db: Connection,
  { organizationId, email, role, storedRole, roleId }: OpenInvitation,
  actor: Actor,
): Promise<void> {
  await sql`insert into organization_member (organization_id, user_id, role, role_id)
    values (${organizationId}::uuid, ${actor.id}::uuid, ${storedRole}, ${roleId}::uuid) on conflict do nothing`.execute(
    db,
  );
  const changes = differences({}, { role });
  await audit(
    db,
    { organizationId, actor },
    { action: "joined", record: "member", id: actor.id, name: email, changes },
  );
}
