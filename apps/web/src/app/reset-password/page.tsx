import type { Metadata } from "next";
import Link from "next/link";
import { Entrance } from "../../components/entrance.tsx";
import { ResetForm } from "./reset-form.tsx";

export const metadata: Metadata = { title: "New password" };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  return (
    <Entrance title="Choose a new password">
      {typeof token === "string" ? (
        <ResetForm token={token} />
      ) : (
        <p>
          This link is not whole.{" "}
          <Link href="/forgot-password" className="link">
            Ask for a new one
          </Link>
        </p>
      )}
    </Entrance>
  );
}
