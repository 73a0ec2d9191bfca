import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { Entrance } from "../../components/entrance.tsx";
import { Moment } from "../../components/moment.tsx";
import { bridge } from "../../trpc/bridge.ts";
import { SignOutButton } from "../(app)/_components/sign-out-button.tsx";
import { signInHref } from "../sign-in/next-path.ts";
import { SignUpForm } from "../sign-up/sign-up-form.tsx";
import { AcceptButton } from "./accept-button.tsx";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const offer = typeof token === "string" ? await look(token) : null;
  if (typeof token !== "string" || offer === null)
    return (
      <Entrance title="This invitation is over">
        <p>It was used, taken back or replaced, or it has expired. Ask for a new one.</p>
        <p className="mt-6">
          <Link href="/sign-in" className="link">
            Sign in
          </Link>
        </p>
      </Entrance>
    );
  const caller = await bridge().callerFor(await headers());
  const email = caller && (await caller.organizations.mine()).user.email;
  return (
    <Entrance title={`Join ${offer.organizationName}`}>
      <p className="mb-6">
        {offer.email} is invited as {offer.role}, until <Moment at={offer.expiresAt} as="day" />.
      </p>
      {email === offer.email ? (
        <AcceptButton token={token} />
      ) : email !== null ? (
        <div className="grid gap-4">
          <p>You are signed in as {email}. Sign out, and open the link again.</p>
          <SignOutButton />
        </div>
      ) : offer.hasAccount ? (
        <Link
          href={signInHref(`/invitation?${new URLSearchParams({ token })}`)}
          className="button button-primary h-9 w-full"
        >
          Sign in to accept
        </Link>
      ) : (
        <SignUpForm proof={{ invitation: token }} />
      )}
    </Entrance>
  );
}

async function look(token: string) {
  return bridge()
    .visitor()
    .invitations.look({ token })
    .catch((error: { code?: string }) => {
      if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") return null;
      throw error;
    });
}
