import { AccountRepository } from "@roster/db";
import { DomainError } from "@roster/domain";
import { RequestSignUpInput, SignUpRequested } from "@roster/domain/account";
import { mailNames, throttle } from "../auth/throttle.ts";
import type { Services } from "../context.ts";
import { hasAccountMail, signUpMail } from "../mail/mails.ts";
import { pageLink } from "../mail/page-link.ts";
import { checkedOutput } from "../output.ts";
import { publicProcedure } from "../procedure.ts";

/**
 * Mails a link with which whoever has the e-mail makes an account, or says there that they have one: the answer is the same, and
 * comes before either is known. Fails with `forbidden` where nobody signs up by themselves, and with `rate_limited`.
 */
export const requestSignUp = publicProcedure
  .input(RequestSignUpInput)
  .output(checkedOutput(SignUpRequested))
  .mutation(({ ctx: { services, address, origin }, input: { email } }) => {
    if (services.signUp !== "open") throw new DomainError("forbidden", "Here only who is invited can sign up.");
    throttle(services.guard, mailNames(email, address));
    services.background.start("a link to sign up was not mailed", mailSignUp(services, { email, origin }));
    return { data: true as const };
  });

async function mailSignUp(
  { db, mailer, publicUrl }: Services,
  { email, origin }: { email: string; origin: string | undefined },
): Promise<void> {
  const accounts = new AccountRepository(db.fork());
  const site = { publicUrl, origin };
  if (await accounts.exists(email)) mailer.send(hasAccountMail(email, pageLink("/sign-in", site)));
  else mailer.send(signUpMail(email, pageLink("/sign-up", site, await accounts.allowSignUp(email))));
}
