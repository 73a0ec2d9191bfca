import { CreateRoleInput, CustomRole, Deleted, RoleList, RolePatch } from "@roster/domain";
import { examples } from "./examples.ts";
import { type RestRequest, route } from "./route.ts";

const ofRole = {
  path: "/api/roles/{id}",
  tag: "Members",
  pathParameters: { id: { description: "The role's `uniqueId`." } },
} as const;
const one = { description: "The role.", schema: CustomRole, example: examples.role };

/** `GET /api/roles`: `roles.list`. */
export const listRoles = route({
  method: "GET",
  path: "/api/roles",
  operationId: "listRoles",
  tag: "Members",
  summary: "List roles",
  description: "Those that every organization has, and its own.",
  answers: {
    200: {
      description: "The roles.",
      schema: RoleList,
      example: { builtIn: [{ name: "Viewer", permissions: ["Get:Contact"] }], custom: [examples.role] },
    },
  },
  handle: async ({ caller }) => ({ status: 200, body: await caller.roles.list() }),
});

/** `POST /api/roles`: `roles.create`. */
export const createRole = route({
  method: "POST",
  path: "/api/roles",
  operationId: "createRole",
  tag: "Members",
  summary: "Make a role",
  description: "With permissions that its maker has.",
  body: {
    kind: "json",
    schema: CreateRoleInput,
    example: { name: "Exporter", permissions: ["Get:Contact", "Export:Contacts"] },
  },
  answers: { 201: { ...one, headers: ["Location"] } },
  fails: ["label_taken"],
  async handle({ body, caller }: RestRequest<undefined, CreateRoleInput>) {
    const role = await caller.roles.create(body);
    return { status: 201, headers: { location: `/api/roles/${role.uniqueId}` }, body: role };
  },
});

/** `PATCH /api/roles/{id}`: `roles.update`. */
export const updateRole = route({
  ...ofRole,
  method: "PATCH",
  operationId: "updateRole",
  summary: "Change a role",
  description: "It counts for those who have it from their next request on.",
  body: { kind: "json", schema: RolePatch, example: { permissions: ["Get:Contact"] } },
  answers: { 200: one },
  fails: ["not_found", "label_taken"],
  handle: async ({ id, body, caller }: RestRequest<undefined, RolePatch>) => ({
    status: 200,
    body: await caller.roles.update({ uniqueId: id, ...body }),
  }),
});

/** `DELETE /api/roles/{id}`: `roles.delete`. */
export const deleteRole = route({
  ...ofRole,
  method: "DELETE",
  operationId: "deleteRole",
  summary: "Delete a role",
  description: "One that nobody has and no invitation offers.",
  answers: { 200: { description: "It is deleted.", schema: Deleted, example: { data: true } } },
  fails: ["not_found", "conflict"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.roles.delete({ uniqueId: id }) }),
});
