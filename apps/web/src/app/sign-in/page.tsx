import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { bridge } from "../../trpc/bridge.ts";
import { nextPath } from "./next-path.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const sent = await headers();
  const next = nextPath((await searchParams).next);
  if (await bridge().callerFor(sent)) redirect(next);
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="w-full max-w-xs">
        <h1 className="mb-6 text-xl font-semibold">Sign in to Roster</h1>
        <SignInForm next={next} />
      </div>
    </main>
  );
}
