import type { ApiKey, Permission } from "@roster/domain";
import type { Region } from "@roster/domain/phone";
import type { EntityManager } from "../database.ts";
import { audit, auditRows, differences } from "./audit.sql.ts";
import { jsonObject } from "./json.sql.ts";
import { sql } from "./sql.ts";
import type { Acting, Tenant } from "./tenant.ts";
import { hashOfToken, newTenantToken, tenantOfToken } from "./tenant-token.ts";
import { run, transaction } from "./transaction.ts";

export interface FoundKey extends Tenant {
  keyId: string;
  name: string;
  permissions: Permission[];
}

export interface NewKey {
  name: string;
  key: string;
  permissions: readonly Permission[];
  expiresAt?: string | null | undefined;
  /** The member that makes it. */
  createdBy?: string | undefined;
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
  async add(by: Acting, { name, key, permissions, expiresAt = null, createdBy }: NewKey): Promise<ApiKey> {
    const { organizationId } = by;
    const changes = differences({}, { permissions, expiresAt: expiresAt ?? undefined });
    return transaction(this.#em, by, async (db) => {
      const { rows } = await sql<{
        json: ApiKey;
      }>`insert into api_key as k (organization_id, name, prefix, hash, expires_at, permissions, created_by)
      values (${organizationId}::uuid, ${name}, ${`${key.slice(0, 8)}…${key.slice(-4)}`}, ${hashOfToken(key)}, ${expiresAt}::timestamptz,
        ${[...new Set(permissions)]}::text[], ${createdBy ?? null}::uuid)
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

  /** Answers false when the organization has no such key. */
  async remove(by: Acting, keyId: string): Promise<boolean> {
    const { rows } = await run(
      this.#em,
      by,
      sql`with gone as (delete from api_key k where k.organization_id = ${by.organizationId}::uuid and k.id = ${keyId}::uuid returning k.id, k.name),
          audited as (${auditRows({ action: "deleted", record: "key", rows: "gone", name: sql`e.name` }, by)})
        select from gone`,
    );
    return rows.length === 1;
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
        permissions: Permission[];
      }>`
      select k.id, k.name, k.organization_id, o.default_region, k.permissions from api_key k join organization o on o.id = k.organization_id
      where k.organization_id = ${organizationId}::uuid and k.hash = ${hashOfToken(key)} and (k.expires_at is null or k.expires_at > now())
    `,
    );
    const [row] = rows;
    if (!row) return null;
    const { id: keyId, name, default_region: defaultRegion, permissions } = row;
    return { keyId, name, organizationId: row.organization_id, defaultRegion, permissions };
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
