import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { Entrance } from "../../components/entrance.tsx";
import { bridge } from "../../trpc/bridge.ts";
import { ForgotForm } from "./forgot-form.tsx";

export const metadata: Metadata = { title: "Forgotten password" };

export default async function ForgotPasswordPage() {
  await connection();
  return (
    <Entrance title="Choose a new password">
      {bridge().sendsMail ? (
        <ForgotForm />
      ) : (
        <p>This installation sends no mail, and so no link. Ask whoever runs it.</p>
      )}
      <p className="mt-6">
        <Link href="/sign-in" className="link">
          Back to signing in
        </Link>
      </p>
    </Entrance>
  );
}
