import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Entrance } from "../../components/entrance.tsx";
import { bridge } from "../../trpc/bridge.ts";
import { nextPath } from "./next-path.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const sent = await headers();
  const next = nextPath((await searchParams).next);
  if (await bridge().callerFor(sent)) redirect(next);
  return (
    <Entrance title="Sign in to Roster">
      <SignInForm next={next} />
      <p className="mt-6 flex flex-wrap justify-between gap-2">
        <Link href="/forgot-password" className="link">
          Forgot your password?
        </Link>
        {bridge().signUp === "open" ? (
          <Link href="/sign-up" className="link">
            Make an account
          </Link>
        ) : null}
      </p>
    </Entrance>
  );
}
