"use client";
import { limits } from "@roster/domain/limits";
import type { Region } from "@roster/domain/phone";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { type Choice, Field, SelectField } from "../../components/field.tsx";
import { NewPasswordField } from "../../components/new-password-field.tsx";
import { Problem } from "../../components/problem.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { postAuth } from "../sign-in/post-auth.ts";

interface SignUpFormProps {
  /** What allows it: a mailed link's token, or an invitation's. */
  proof: { token: string } | { invitation: string };
  /** The countries that an organization of one's own can be in. */
  regions?: readonly Choice[];
}

/** Makes the account, and signs in with it. */
export function SignUpForm({ proof, regions = [] }: SignUpFormProps) {
  const trpc = useTRPC();
  const signUp = useMutation(trpc.account.signUp.mutationOptions());

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const of = (name: string) => String(form.get(name));
    const password = of("newPassword");
    const organization =
      "token" in proof
        ? { organizationName: of("organizationName"), defaultRegion: of("defaultRegion") as Region }
        : {};
    const made = await signUp.mutateAsync({ ...proof, ...organization, name: of("name"), password }).catch(() => null);
    if (made === null) return;
    const problem = await postAuth("sign-in/email", { email: made.email, password });
    window.location.assign(problem === null ? "/contacts" : "/sign-in");
  }

  return (
    <form method="post" onSubmit={make} className="grid gap-4">
      <Field label="Your name" name="name" autoComplete="name" maxLength={limits.personNameCharacters} required />
      <NewPasswordField label="Password" />
      {"token" in proof ? (
        <>
          <Field
            label="Your organization"
            name="organizationName"
            autoComplete="organization"
            maxLength={limits.organizationNameCharacters}
            required
          />
          <SelectField
            label="Country of phones without a country code"
            name="defaultRegion"
            defaultValue="US"
            choices={regions}
          />
        </>
      ) : null}
      <Problem text={signUp.error?.message} />
      <button type="submit" className="button button-primary h-9" disabled={signUp.isPending || signUp.isSuccess}>
        Make the account
      </button>
    </form>
  );
}
