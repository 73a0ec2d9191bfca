import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { bridge } from "../../trpc/bridge.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  const sent = await headers();
  if (await bridge().callerFor(sent)) redirect("/contacts");
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="w-full max-w-xs">
        <h1 className="mb-6 text-xl font-semibold">Sign in to Roster</h1>
        <SignInForm />
      </div>
    </main>
  );
}
