import type { AuditAction, AuditChange, AuditRecord } from "@roster/domain";
import { type Fragment, sql } from "./sql.ts";
import { type Acting, theServer } from "./tenant.ts";
import type { Connection } from "./transaction.ts";

/** What became of rows that a statement changed: a CTE with `id`, and expressions over its rows, whose alias is `e`. */
export interface Audited {
  action: AuditAction;
  record: AuditRecord;
  rows: string;
  /** What the record is called. */
  name?: Fragment;
  /** A jsonb of AuditChange by member. */
  changes?: Fragment;
}

/** The end of a statement that changes records: one event for each. */
export function auditRows({ action, record, rows, name, changes }: Audited, tenant: Acting): Fragment {
  return sql`insert into audit_event (${columns})
    select ${by(tenant)}, ${sql.lit(action)}, ${sql.lit(record)}, e.id, ${name ?? sql`null`}, ${changes ?? sql`'{}'::jsonb`}
    from ${sql.ref(rows)} e`;
}

export interface AuditedRecord {
  action: AuditAction;
  record: AuditRecord;
  id: string | null;
  name?: string | null;
  changes?: Record<string, AuditChange>;
}

/** Adds one event to the transaction that the change is made in; none for an update that changed nothing. */
export async function audit(
  db: Connection,
  tenant: Acting,
  { action, record, id, name = null, changes = {} }: AuditedRecord,
): Promise<void> {
  if (action === "updated" && Object.keys(changes).length === 0) return;
  await sql`insert into audit_event (${columns})
    values (${by(tenant)}, ${action}, ${record}, ${id}::uuid, ${name}, ${JSON.stringify(changes)}::jsonb)`.execute(db);
}

const columns = sql.raw(
  "organization_id, bulk_id, actor_kind, actor_id, actor_name, session_id, address, request_id, action, record_kind, record_id, record_name, changes",
);

function by({ organizationId, bulkId, actor = theServer }: Acting): Fragment {
  const { kind, id, name, sessionId, address, requestId } = actor;
  return sql`${organizationId}::uuid, ${bulkId ?? null}::uuid, ${kind}::text, ${id}::uuid, ${name}::text, ${sessionId}::uuid, ${address}::text, ${requestId}::uuid`;
}

/** The members that differ, each with its value before and after. */
export function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, AuditChange> {
  const changes: Record<string, AuditChange> = {};
  for (const [member, to] of Object.entries(after)) {
    const from = before[member];
    if (to === undefined || sameJson(from, to)) continue;
    changes[member] = { from: (from ?? null) as never, to: to as never };
  }
  return changes;
}

/** Whether two JSON values are the same, in whatever order their keys are; undefined is the same as itself alone. */
export function sameJson(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** JSON whose keys are in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  );
}
