import type { ApiKey, Permission } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import type { EntityManager } from "../database.ts";
import { audit, auditRows, differences } from "./audit.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { sql } from "./sql.ts";
import { maker, makerColumns, permissionsOfKey } from "./standing.sql.ts";
import type { Acting, Tenant } from "./tenant.ts";
import { hashOfToken, newTenantToken, tenantOfToken } from "./tenant-token.ts";
import { run, transaction } from "./transaction.ts";

export interface FoundKey extends Tenant {
  keyId: string;
  name: string;
  /** The member in whose place it works; null for the installation's own. */
  createdBy: string | null;
  expiresAt: string | null;
  permissions: Permission[];
}

export interface NewKey {
  name: string;
  key: string;
  permissions: readonly Permission[];
  expiresAt?: string | null | undefined;
  /** The member that makes it, or in whose place another key does: it may never more than they may. */
  createdBy?: string | null | undefined;
  /** The key that makes it: with that one it ends. */
  parentId?: string | undefined;
}

/** Makes the text of a new key. */
export function newApiKey(organizationId: string): string {
  return newTenantToken("rst", organizationId);
}

const keyJson = jsonObject({
  uniqueId: sql`k.id`,
  name: sql`k.name`,
  prefix: sql`k.prefix`,
  createdAt: sql`iso(k.created_at)`,
  expiresAt: sql`iso(k.expires_at)`,
  lastUsedAt: sql`iso(k.last_used_at)`,
  permissions: sql`to_json(k.permissions)`,
});

/** API keys. The secret is never stored, only its SHA-256. */
export class ApiKeyRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Stores a key that `newApiKey` made. */
  async add(by: Acting, { name, key, permissions, expiresAt = null, createdBy, parentId }: NewKey): Promise<ApiKey> {
    const { organizationId } = by;
    const changes = differences({}, { permissions, expiresAt: expiresAt ?? undefined });
    return transaction(this.#em, by, async (db) => {
      const { rows } = await sql<{
        json: ApiKey;
      }>`insert into api_key as k (organization_id, name, prefix, hash, expires_at, permissions, created_by, parent_id)
      values (${organizationId}::uuid, ${name}, ${`${key.slice(0, 8)}…${key.slice(-4)}`}, ${hashOfToken(key)}, ${expiresAt}::timestamptz,
        ${[...new Set(permissions)]}::text[], ${createdBy ?? null}::uuid, ${parentId ?? null}::uuid)
      returning ${keyJson} as json`.execute(db);
      const added = rows[0]?.json as ApiKey;
      await audit(db, by, { action: "created", record: "key", id: added.uniqueId, name, changes });
      return added;
    });
  }

  /** Every key of an organization, oldest first. */
  async ofOrganization(organizationId: string): Promise<ApiKey[]> {
    const { rows } = await run(
      this.#em,
      { organizationId },
      sql<{ json: ApiKey }>`select ${keyJson} as json from api_key k
      where k.organization_id = ${organizationId}::uuid order by k.id`,
    );
    return rows.map((row) => row.json);
  }

  /** Revokes a key, and those that it made. Answers false when the organization has no such key. */
  async remove(by: Acting, keyId: string): Promise<boolean> {
    const { rows } = await run(
      this.#em,
      by,
      sql`with recursive made as (
            select k.id from api_key k where k.organization_id = ${by.organizationId}::uuid and k.id = ${keyId}::uuid
            union select k.id from api_key k join made on k.parent_id = made.id where k.organization_id = ${by.organizationId}::uuid),
          gone as (delete from api_key k using made where k.organization_id = ${by.organizationId}::uuid and k.id = made.id returning k.id, k.name),
          audited as (${auditRows({ action: "deleted", record: "key", rows: "gone", name: sql`e.name` }, by)})
        select from gone`,
    );
    return rows.length > 0;
  }

  /** The organization that a presented key belongs to; null when it is no key of ours, unknown or expired. */
  async find(key: string): Promise<FoundKey | null> {
    const organizationId = tenantOfToken("rst", key);
    if (organizationId === null) return null;
    const { rows } = await run(
      this.#em,
      { organizationId },
      sql<{
        id: string;
        name: string;
        organization_id: string;
        default_region: Region;
        created_by: string | null;
        expires_at: string | null;
        permissions: Permission[];
        maker_role: string | null;
        maker_permissions: Permission[] | null;
      }>`
      select k.id, k.name, k.organization_id, o.default_region, k.created_by, iso(k.expires_at) as expires_at, k.permissions,
        ${makerColumns} from api_key k join organization o on o.id = k.organization_id ${maker("k")}
      where k.organization_id = ${organizationId}::uuid and k.hash = ${hashOfToken(key)} and (k.expires_at is null or k.expires_at > now())
    `,
    );
    const [row] = rows;
    if (!row) return null;
    const { id: keyId, name, default_region: defaultRegion, created_by: createdBy, expires_at: expiresAt } = row;
    const permissions = permissionsOfKey(row);
    return { keyId, name, organizationId: row.organization_id, defaultRegion, permissions, createdBy, expiresAt };
  }

  async touch(organizationId: string, keyId: string): Promise<void> {
    await run(
      this.#em,
      { organizationId },
      sql`update api_key set last_used_at = now() where organization_id = ${organizationId}::uuid and id = ${keyId}::uuid
      and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
    );
  }
}
