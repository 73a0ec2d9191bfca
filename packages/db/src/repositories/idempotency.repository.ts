import { limits } from "@roster/domain";
import type { EntityManager } from "../database.ts";
import { type Fragment, sql } from "./sql.ts";
import { type Tenant, within } from "./tenant.ts";
import { type Connection, run, transaction } from "./transaction.ts";

/** What a request was answered, as it went out. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

/** What is known of a key: nothing until now, another request at work, or an answer. */
export type Claim =
  | { kind: "claimed" }
  | { kind: "in_use" }
  | { kind: "answered"; fingerprint: string; answer: KeptAnswer };

interface Row {
  fingerprint: string;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
}

/** Requests of one API key or person that must not be carried out twice. */
export class IdempotencyRepository {
  readonly #em: EntityManager;
  readonly #tenant: Tenant;
  readonly #principalId: string;

  constructor(em: EntityManager, tenant: Tenant, principalId: string) {
    this.#em = em;
    this.#tenant = tenant;
    this.#principalId = principalId;
  }

  /** Takes a key for a request, for some seconds; a key whose request broke off, or that is too old, is free again. */
  async claim(key: string, seconds: number): Promise<Claim> {
    return transaction(this.#em, this.#tenant, (db) => this.#claim(db, key, seconds));
  }

  /** Keeps a key that is claimed for longer. */
  async hold(key: string, seconds: number): Promise<void> {
    await run(
      this.#em,
      this.#tenant,
      sql`update idempotency_key k set locked_until = now() + ${sql.lit(seconds)} * interval '1 second'
      where ${this.#of(key)} and k.status is null`,
    );
  }

  async answer(key: string, fingerprint: string, { status, headers, body }: KeptAnswer): Promise<void> {
    await run(
      this.#em,
      this.#tenant,
      sql`update idempotency_key k set locked_until = null, fingerprint = ${fingerprint}, status = ${status},
        headers = ${JSON.stringify(headers)}::jsonb, body = ${body}
      where ${this.#of(key)}`,
    );
  }

  /** Forgets a key whose request came to nothing, so that it can be sent again. */
  async release(key: string): Promise<void> {
    await run(this.#em, this.#tenant, sql`delete from idempotency_key k where ${this.#of(key)} and k.status is null`);
  }

  async #claim(db: Connection, key: string, seconds: number): Promise<Claim> {
    const until = sql`now() + ${sql.lit(seconds)} * interval '1 second'`;
    const { numAffectedRows } = await sql`
      insert into idempotency_key as k (organization_id, principal_id, key, fingerprint, locked_until)
      values (${this.#tenant.organizationId}::uuid, ${this.#principalId}::uuid, ${key}, '', ${until})
      on conflict (organization_id, principal_id, key) do update set created_at = now(), locked_until = excluded.locked_until,
        status = null, headers = null, body = null, fingerprint = ''
      where k.locked_until < now() or k.created_at < now() - ${sql.lit(limits.idempotencyHours)} * interval '1 hour'`.execute(
      db,
    );
    if (numAffectedRows === 1n) return { kind: "claimed" };
    const { rows } = await sql<Row>`select k.fingerprint, k.status, k.headers, k.body from idempotency_key k
      where ${this.#of(key)}`.execute(db);
    const [row] = rows;
    if (!row || row.status === null) return { kind: "in_use" };
    const { fingerprint, status, headers, body } = row;
    return { kind: "answered", fingerprint, answer: { status, headers: headers ?? {}, body } };
  }

  #of(key: string): Fragment<boolean> {
    return sql<boolean>`${within(this.#tenant, "k")} and k.principal_id = ${this.#principalId}::uuid and k.key = ${key}`;
  }
}
