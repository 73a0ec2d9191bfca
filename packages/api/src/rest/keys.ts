import { CreatedKey, CreateKeyInput, Deleted, KeyList } from "@roster/domain";
import { examples } from "./examples.ts";
import { type RestRequest, route } from "./route.ts";

/** `GET /api/keys`: `keys.list`. */
export const listKeys = route({
  method: "GET",
  path: "/api/keys",
  operationId: "listKeys",
  tag: "Keys",
  summary: "List API keys",
  description: "Oldest first, without their secrets.",
  answers: { 200: { description: "The keys.", schema: KeyList, example: { keys: [examples.key] } } },
  handle: async ({ caller }) => ({ status: 200, body: await caller.keys.list() }),
});

/** `POST /api/keys`: `keys.create`. */
export const createKey = route({
  method: "POST",
  path: "/api/keys",
  operationId: "createKey",
  hasSecret: true,
  tag: "Keys",
  summary: "Make an API key",
  description:
    "Its `secret` is in this answer and nowhere else; sent again under one Idempotency-Key, the request fails with `conflict`.",
  body: { kind: "json", schema: CreateKeyInput, example: { name: "CRM sync" } },
  answers: {
    201: {
      description: "The key with its secret.",
      schema: CreatedKey,
      example: { ...examples.key, secret: "rst_AZofDjtSfEGaEFofPSx7_w_…" },
    },
  },
  fails: ["conflict"],
  handle: async ({ body, caller }: RestRequest<undefined, CreateKeyInput>) => ({
    status: 201,
    body: await caller.keys.create(body),
  }),
});

/** `DELETE /api/keys/{id}`: `keys.delete`. */
export const deleteKey = route({
  method: "DELETE",
  path: "/api/keys/{id}",
  operationId: "deleteKey",
  tag: "Keys",
  summary: "Revoke an API key",
  description: "It works for at most five seconds more.",
  pathParameters: { id: { description: "The key's `uniqueId`." } },
  answers: { 200: { description: "It is revoked.", schema: Deleted, example: { data: true } } },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.keys.delete({ uniqueId: id }) }),
});
