import type { Metadata } from "next";
import Link from "next/link";
import { Entrance } from "../../components/entrance.tsx";
import { regionChoices } from "../../components/region-choices.ts";
import { bridge } from "../../trpc/bridge.ts";
import { RequestForm } from "./request-form.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

export const metadata: Metadata = { title: "Make an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return (
    <Entrance title="Make an account on Roster">
      {typeof token === "string" ? (
        <SignUpForm proof={{ token }} regions={regionChoices} />
      ) : bridge().signUp === "open" ? (
        <RequestForm />
      ) : (
        <p>Here only who is invited can make an account. Ask a colleague for an invitation.</p>
      )}
      <p className="mt-6">
        <Link href="/sign-in" className="link">
          Sign in instead
        </Link>
      </p>
    </Entrance>
  );
}
