import { z } from "zod";
import { InvitationToken } from "./invitation.ts";
import { limits } from "./limits.ts";
import { OrganizationName } from "./organization-settings.ts";
import { Region } from "./phone.ts";
import { conflicting, Email, trimmed } from "./scalars.ts";

const Password = z.string().superRefine((password, context) => {
  const { passwordMinimumCharacters: minimum, passwordCharacters: maximum } = limits;
  if (password.length < minimum) context.addIssue(`must be at least ${minimum} characters`);
  if (password.length > maximum) context.addIssue(`must be at most ${maximum} characters`);
});

export const RequestSignUpInput = z.strictObject({ email: Email });
export type RequestSignUpInput = z.input<typeof RequestSignUpInput>;
/** The answer to every request, whoever has an account. */
export const SignUpRequested = z.strictObject({ data: z.literal(true) });
export type SignUpRequested = z.infer<typeof SignUpRequested>;

/** A new person: with the `token` of a link that was mailed to them and an organization of their own, or with an `invitation` into one. */
export const SignUpInput = z
  .strictObject({
    token: z.string().min(1).max(100).optional(),
    invitation: InvitationToken.optional(),
    name: trimmed(limits.personNameCharacters, 1),
    password: Password,
    organizationName: OrganizationName.optional(),
    defaultRegion: Region.optional(),
  })
  .refine(
    ({ token, invitation }) => (token === undefined) !== (invitation === undefined),
    conflicting("token", "or invitation must be given, and not both"),
  )
  .refine(
    ({ token, organizationName, defaultRegion }) =>
      token === undefined
        ? organizationName === undefined && defaultRegion === undefined
        : organizationName !== undefined,
    conflicting("organizationName", "must be given with a token, and without one neither it nor defaultRegion"),
  );
export type SignUpInput = z.input<typeof SignUpInput>;
/** The e-mail that the new person signs in with. */
export const SignedUp = z.strictObject({ email: z.string() });
export type SignedUp = z.infer<typeof SignedUp>;
