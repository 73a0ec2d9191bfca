import type { Answer } from "./answer.ts";
import { idIn } from "./ids.ts";
import { refuseParameters } from "./query-string.ts";
import type { RestRequest } from "./rest-request.ts";

/** `GET /api/contacts/{id}`: `contacts.get`. */
export async function getContact(request: RestRequest): Promise<Answer> {
  refuseParameters(request.url.searchParams);
  return { status: 200, body: await request.caller.contacts.get({ uniqueId: idIn(request.path, "id") }) };
}
