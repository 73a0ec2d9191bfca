import { hasAccount } from "@roster/db";
import { DomainError } from "@roster/domain";
import { SignedUp, SignUpInput } from "@roster/domain/account";
import { hashPassword } from "better-auth/crypto";
import { networkOf, throttle } from "../auth/throttle.ts";
import { mayInvite } from "../members/standing.ts";
import { checkedOutput } from "../output.ts";
import { publicProcedure } from "../procedure.ts";

/**
 * Makes a person who signs in with a password: of a mailed link's e-mail, with an organization of their own, or of an invitation's,
 * as a member there. Either works once. Fails with `not_found` for what is unknown, used or expired, and with `conflict` for who has
 * an account.
 */
export const signUp = publicProcedure
  .input(SignUpInput)
  .output(checkedOutput(SignedUp))
  .mutation(async ({ ctx: { accounts, services, address }, input }) => {
    const { token = "", invitation, name, organizationName = "", defaultRegion = "US" } = input;
    // A password is hashed for who may use it alone: that takes its time.
    const from = `sign-up from ${address === null ? "here" : networkOf(address)}`;
    throttle(services.guard, [from]);
    const offered =
      invitation === undefined
        ? await accounts.emailOfSignUp(token)
        : (await accounts.look(invitation, mayInvite))?.email;
    if (!offered) throw DomainError.notFound(invitation === undefined ? "link to sign up" : "invitation");
    if (await accounts.exists(offered)) throw hasAccount();
    const person = { name, passwordHash: await hashPassword(input.password) };
    const email =
      invitation === undefined
        ? await accounts.signUp(token, person, { name: organizationName, defaultRegion })
        : await accounts.signUpInvited(invitation, person, mayInvite);
    services.guard.succeeded(null, from);
    return { email };
  });
