import { Deleted, Member, MemberList, UpdateMemberInput } from "@roster/domain";
import { z } from "zod";
import { examples } from "./examples.ts";
import { type RestRequest, route } from "./route.ts";

const ofMember = {
  path: "/api/members/{id}",
  tag: "Members",
  pathParameters: { id: { description: "The member's `userId`." } },
} as const;
const { userId: _, ...choice } = UpdateMemberInput.shape;
const MemberBody = z.strictObject(choice);
type MemberBody = z.input<typeof MemberBody>;

/** `GET /api/members`: `members.list`. */
export const listMembers = route({
  method: "GET",
  path: "/api/members",
  operationId: "listMembers",
  tag: "Members",
  summary: "List members",
  description: "Everyone who belongs to the organization, by name.",
  answers: { 200: { description: "The members.", schema: MemberList, example: { members: [examples.member] } } },
  handle: async ({ caller }) => ({ status: 200, body: await caller.members.list() }),
});

/** `PATCH /api/members/{id}`: `members.update`. */
export const updateMember = route({
  ...ofMember,
  method: "PATCH",
  operationId: "updateMember",
  summary: "Give a member another role",
  description:
    "`role` is one that every organization has, `roleId` one of its own. It counts from the member's next request on.",
  body: { kind: "json", schema: MemberBody, example: { role: "Agent" } },
  answers: { 200: { description: "The member.", schema: Member, example: examples.member } },
  fails: ["not_found", "conflict"],
  handle: async ({ id, body, caller }: RestRequest<undefined, MemberBody>) => ({
    status: 200,
    body: await caller.members.update({ userId: id, ...body }),
  }),
});

/** `DELETE /api/members/{id}`: `members.delete`. */
export const deleteMember = route({
  ...ofMember,
  method: "DELETE",
  operationId: "deleteMember",
  summary: "End a membership",
  description: "It counts from that person's next request on; the API keys that they made go with them.",
  answers: { 200: { description: "It is ended.", schema: Deleted, example: { data: true } } },
  fails: ["not_found", "conflict"],
  handle: async ({ id, caller }) => ({ status: 200, body: await caller.members.delete({ userId: id }) }),
});
