import type { Metadata } from "next";
import { Group, SettingsTitle } from "../_components/group.tsx";
import { getStanding } from "../standing.ts";
import { PasswordForm } from "./_components/password-form.tsx";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { user } = await getStanding();
  return (
    <>
      <SettingsTitle>Account</SettingsTitle>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        <dt className="text-muted">Name</dt>
        <dd dir="auto">{user.name}</dd>
        <dt className="text-muted">E-mail</dt>
        <dd className="break-all">{user.email}</dd>
      </dl>
      <Group title="Change your password">
        <PasswordForm />
      </Group>
    </>
  );
}
