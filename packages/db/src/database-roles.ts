import pg from "pg";
import { connected } from "./connection.ts";

/** Who the server is in PostgreSQL once it is connected: it owns no table, so row-level security holds for it. */
export const applicationRole = "roster_app";
/** Who it is for the little that is done across tenants. */
export const upkeepRole = "roster_upkeep";
/** The setting that row-level security compares `organization_id` with. */
export const organizationSetting = "roster.organization";

const migrationLock = 7_620_181_955;

/**
 * Runs `migrate` as the owner of the tables, one process at a time. Before it the two roles are made, after it they are given
 * their rights, and the user of `url` may become either. Throws a sentence when the owner may not do that.
 */
export async function migrateAsOwner(
  { url, ownerUrl }: { url: string; ownerUrl: string },
  migrate: () => Promise<void>,
): Promise<void> {
  const user = await connected(url, async (client) => (await client.query("select session_user as name")).rows[0].name);
  await connected(ownerUrl, async (owner) => {
    await owner.query("select pg_advisory_lock($1)", [migrationLock]);
    for (const role of [applicationRole, upkeepRole]) await makeRole(owner, role);
    await migrate();
    await owner.query(rights);
    await letBecome(owner, user);
  });
}

async function makeRole(owner: pg.Client, role: string): Promise<void> {
  const { rowCount } = await owner.query("select from pg_roles where rolname = $1", [role]);
  if (rowCount !== 0) return;
  await owner.query(`create role ${role} nologin`).catch((error: { code?: string }) => {
    // Another database of the same server was first.
    if (error.code === "42710" || error.code === "23505") return;
    throw needsAdministrator(error, `create role ${role} nologin`);
  });
}

async function letBecome(owner: pg.Client, user: string): Promise<void> {
  for (const role of [applicationRole, upkeepRole]) {
    const { rows } = await owner.query("select pg_has_role($1, $2, 'member') as may", [user, role]);
    if (rows[0].may) continue;
    const grant = `grant ${role} to ${pg.escapeIdentifier(user)}`;
    await owner.query(grant).catch((error) => {
      throw needsAdministrator(error, grant);
    });
  }
}

function needsAdministrator(cause: unknown, statement: string): Error {
  return new Error(
    `Roster works in PostgreSQL as the roles ${applicationRole} and ${upkeepRole}, and this user may not set them up. ` +
      `Have an administrator run: ${statement};`,
    { cause },
  );
}

// Nobody changes what the audit log says, or which migrations have run.
const rights = `
  grant usage on schema public to ${applicationRole}, ${upkeepRole};
  grant select, insert, update, delete on all tables in schema public to ${applicationRole}, ${upkeepRole};
  revoke all on migration from ${applicationRole}, ${upkeepRole};
  revoke update, delete on audit_event from ${applicationRole}, ${upkeepRole};
  grant update (record_name, changes) on audit_event to ${upkeepRole};
`;
