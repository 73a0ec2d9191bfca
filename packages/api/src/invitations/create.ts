import { newTenantToken } from "@roster/db";
import { CreatedInvitation, CreateInvitationInput } from "@roster/domain";
import { principalIdOf } from "../auth/principal.ts";
import { mailNames, throttle } from "../auth/throttle.ts";
import { invitationMail } from "../mail/mails.ts";
import { pageLink } from "../mail/page-link.ts";
import { mayTouch } from "../members/standing.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * Invites whoever has an e-mail address, instead of an earlier invitation of the same, and mails it. Its link is in this answer and
 * the mail alone. Fails with `forbidden` where the role, or that of the earlier one, may do what the caller may not, with
 * `unprocessable` for a role that is not the organization's, with `conflict` for a member, and with `rate_limited`.
 */
export const create = organizationProcedure("Create:OrganizationMember")
  .input(CreateInvitationInput)
  .output(checkedOutput(CreatedInvitation))
  .mutation(async ({ ctx, input: { email, role, roleId = "" } }) => {
    const { services, tenant, origin } = ctx;
    throttle(services.guard, mailNames(email, null));
    const token = newTenantToken("inv", tenant.organizationId);
    const invitation = await ctx.invitations.add(
      { email, role: role ? { role } : { roleId }, token, invitedBy: principalIdOf(ctx.principal) },
      (standing) => mayTouch(ctx, standing),
    );
    const link = pageLink("/invitation", { publicUrl: services.publicUrl, origin }, token);
    const { name: organizationName } = await ctx.settings.get();
    const invitedBy = invitation.invitedBy ?? organizationName;
    services.mailer.send(invitationMail(email, { organizationName, invitedBy, role: invitation.role, url: link }));
    return { ...invitation, link };
  });
