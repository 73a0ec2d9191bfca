import { limits } from "@roster/domain";
import type { Services } from "../context.ts";
import type { Mail } from "./mail.ts";
import { pageLink } from "./page-link.ts";

const unasked = "If you did not ask for this, you need do nothing.";

export function invitationMail(
  to: string,
  { organizationName, invitedBy, role, url }: Record<"organizationName" | "invitedBy" | "role" | "url", string>,
): Mail {
  return {
    to,
    subject: `Join ${organizationName} on Roster`,
    before: [`${invitedBy} invites you to ${organizationName} on Roster, as ${role}.`],
    link: { label: "See the invitation", url },
    after: [`The link is yours alone, and works for ${limits.invitationDays} days.`],
  };
}

export function signUpMail(to: string, url: string): Mail {
  return {
    to,
    subject: "Your Roster account",
    before: ["With this link you make your account on Roster."],
    link: { label: "Make an account", url },
    after: [`It works once, for ${limits.signUpHours} hours.`, unasked],
  };
}

export function hasAccountMail(to: string, url: string): Mail {
  return {
    to,
    subject: "Your Roster account",
    before: ["Somebody asked for an account on Roster with this address. You have one already: sign in with it."],
    link: { label: "Sign in", url },
    after: [unasked],
  };
}

/** Mails a person the link with which they choose a new password. */
export function mailReset(
  { mailer, publicUrl }: Pick<Services, "mailer" | "publicUrl">,
  { email, token, origin }: { email: string; token: string; origin: string | undefined },
): void {
  mailer.send(resetMail(email, pageLink("/reset-password", { publicUrl, origin }, token)));
}

function resetMail(to: string, url: string): Mail {
  const hours = limits.passwordResetHours;
  return {
    to,
    subject: "A new password for Roster",
    before: ["With this link you choose a new password for Roster."],
    link: { label: "Choose a new password", url },
    after: [`It works once, for ${hours} hour${hours === 1 ? "" : "s"}.`, unasked],
  };
}
