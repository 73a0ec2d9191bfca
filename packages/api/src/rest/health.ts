import type { Answer } from "./answer.ts";
import type { RestRequest } from "./rest-request.ts";

/** `GET /api/health/live`: the process answers. */
export async function isLive(): Promise<Answer> {
  return { status: 200, body: { status: "ok" } };
}

/** `GET /api/health/ready`: the database answers too; 503 `unavailable` when it does not. */
export async function isReady(request: RestRequest): Promise<Answer> {
  await request.services.db.ping();
  return { status: 200, body: { status: "ok" } };
}
