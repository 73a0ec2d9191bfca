import type { ListAuditInput } from "@roster/domain";
import { type AuditAction, type AuditRecord, auditActions, auditRecords } from "@roster/domain/vocabulary";

import { uuid } from "../../../view-params.ts";

/** What the page of the audit log shows, as its URL says it. The names are REST's. */
export interface AuditView {
  actions: AuditAction[];
  recordKinds: AuditRecord[];
  recordId: string | null;
  actorId: string | null;
  from: string | null;
  to: string | null;
  cursor: string | null;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a URL. What makes no sense there is left out: a page is for people, and never refuses. */
export function readAuditView(params: URLSearchParams): AuditView {
  const fitting = (name: string, shape: RegExp) => {
    const value = params.get(name) ?? "";
    return shape.test(value) ? value : null;
  };
  return {
    actions: auditActions.filter((action) => params.getAll("action").includes(action)),
    recordKinds: auditRecords.filter((kind) => params.getAll("record_kind").includes(kind)),
    recordId: fitting("record_id", uuid),
    actorId: fitting("actor_id", uuid),
    from: fitting("from", day),
    to: fitting("to", day),
    cursor: fitting("cursor", /^[\w-]+$/),
  };
}

/** Writes it back, without what is as it is by default. */
export function auditHref(view: AuditView): "/settings/audit" | `/settings/audit?${string}` {
  const params = new URLSearchParams();
  for (const action of view.actions) params.append("action", action);
  for (const kind of view.recordKinds) params.append("record_kind", kind);
  const { recordId: record_id, actorId: actor_id, from, to, cursor } = view;
  for (const [name, value] of Object.entries({ record_id, actor_id, from, to, cursor }))
    if (value !== null) params.set(name, value);
  const query = params.toString();
  return query ? `/settings/audit?${query}` : "/settings/audit";
}

/** The input of `audit.list` for it. A day that is the last one counts whole. */
export function auditInput({ actions, recordKinds, recordId, actorId, from, to, cursor }: AuditView): ListAuditInput {
  return {
    ...(actions.length > 0 ? { actions } : {}),
    ...(recordKinds.length > 0 ? { recordKinds } : {}),
    ...(recordId === null ? {} : { recordId }),
    ...(actorId === null ? {} : { actorId }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to: new Date(Date.parse(to) + 24 * 60 * 60_000).toISOString() }),
    ...(cursor === null ? {} : { cursor }),
  };
}
