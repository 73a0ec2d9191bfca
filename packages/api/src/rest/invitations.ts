import { CreatedInvitation, CreateInvitationInput, Deleted, InvitationList } from "@roster/domain";
import { examples } from "./examples.ts";
import { type RestRequest, route } from "./route.ts";

/** `GET /api/invitations`: `invitations.list`. */
export const listInvitations = route({
  method: "GET",
  path: "/api/invitations",
  operationId: "listInvitations",
  tag: "Members",
  summary: "List invitations",
  description: "Those that have not expired, oldest first, without their links.",
  answers: {
    200: {
      description: "The invitations.",
      schema: InvitationList,
      example: { invitations: [examples.invitation] },
    },
  },
  handle: async ({ caller }) => ({ status: 200, body: await caller.invitations.list() }),
});

/** `POST /api/invitations`: `invitations.create`. */
export const createInvitation = route({
  method: "POST",
  path: "/api/invitations",
  operationId: "createInvitation",
  hasSecret: true,
  tag: "Members",
  summary: "Invite somebody",
  description:
    "`role` is one that every organization has, `roleId` one of its own. An earlier invitation of the same e-mail is replaced. Its `link` is in this answer and the mail alone; sent again under one Idempotency-Key, the request fails with `conflict`.",
  body: { kind: "json", schema: CreateInvitationInput, example: { email: "noor@example.com", role: "Agent" } },
  answers: {
    201: {
      description: "The invitation with its link.",
      schema: CreatedInvitation,
      example: {
        ...examples.invitation,
        link: "https://roster.example.com/invitation?token=inv_AZofDjtSfEGaEFofPSx7_w_k3yQ",
      },
    },
  },
  fails: ["conflict"],
  handle: async ({ body, caller }: RestRequest<undefined, CreateInvitationInput>) => ({
    status: 201,
    body: await caller.invitations.create(body),
  }),
});

/** `DELETE /api/invitations/{id}`: `invitations.delete`. */
export const deleteInvitation = route({
  method: "DELETE",
  path: "/api/invitations/{id}",
  operationId: "deleteInvitation",
  tag: "Members",
  summary: "Take an invitation back",
  description: "Its link works no more.",
  pathParameters: { id: { description: "The invitation's `uniqueId`." } },
  answers: { 200: { description: "It is deleted.", schema: Deleted, example: { data: true } } },
  fails: ["not_found"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.invitations.delete({ uniqueId: id }) }),
});
