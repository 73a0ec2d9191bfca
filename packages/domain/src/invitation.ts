import { z } from "zod";
import { isOneRole, oneRole, RoleChoice } from "./organization.ts";
import { Email, Timestamp, Uuid } from "./scalars.ts";

/** A place in an organization that is kept for whoever has an e-mail address, until it expires. `role` and `roleId` as of a member. */
export const Invitation = z.strictObject({
  uniqueId: Uuid,
  email: z.string(),
  role: z.string(),
  roleId: Uuid.nullable(),
  /** The name of the person or the key that made it. */
  invitedBy: z.string().nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type Invitation = z.infer<typeof Invitation>;
export const InvitationList = z.strictObject({ invitations: z.array(Invitation) });
export type InvitationList = z.infer<typeof InvitationList>;

export const CreateInvitationInput = z.strictObject({ email: Email, ...RoleChoice }).refine(isOneRole, oneRole);
export type CreateInvitationInput = z.input<typeof CreateInvitationInput>;

/** A new invitation; `link`, which has its token, is shown this once. */
export const CreatedInvitation = z.strictObject({ ...Invitation.shape, link: z.url() });
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

/** What an invitation's link has. Any text: what is no token of ours is as unknown as one that is over. */
export const InvitationToken = z.string().min(1).max(100);
export const ByInvitationToken = z.strictObject({ token: InvitationToken });
export type ByInvitationToken = z.infer<typeof ByInvitationToken>;

/** What whoever has the link is told. */
export const InvitationOffer = z.strictObject({
  organizationName: z.string(),
  email: z.string(),
  role: z.string(),
  expiresAt: Timestamp,
  /** Whether a person with that e-mail signs in here already. */
  hasAccount: z.boolean(),
});
export type InvitationOffer = z.infer<typeof InvitationOffer>;
