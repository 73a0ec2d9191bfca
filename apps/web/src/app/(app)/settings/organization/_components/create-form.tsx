"use client";
import { limits } from "@roster/domain/limits";
import type { Region } from "@roster/domain/phone";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { type Choice, Field, SelectField } from "../../../../../components/field.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";

/** Makes an organization, and goes there. */
export function CreateForm({ regions }: { regions: readonly Choice[] }) {
  const trpc = useTRPC();
  const activate = useMutation(
    trpc.organizations.activate.mutationOptions({ onSuccess: () => window.location.assign("/contacts") }),
  );
  const create = useMutation(
    trpc.organizations.create.mutationOptions({
      onSuccess: ({ uniqueId }) => activate.mutate({ organizationId: uniqueId }),
    }),
  );

  function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ name: String(form.get("name")), defaultRegion: String(form.get("defaultRegion")) as Region });
  }

  return (
    <form method="post" onSubmit={make} className="grid max-w-xs gap-4">
      <Field label="Its name" name="name" maxLength={limits.organizationNameCharacters} autoComplete="off" required />
      <SelectField
        label="Its country of phones without a country code"
        name="defaultRegion"
        defaultValue="US"
        choices={regions}
      />
      <button type="submit" className="button h-9" disabled={create.isPending || create.isSuccess}>
        Make it
      </button>
      <Problem text={create.error?.message ?? activate.error?.message} />
    </form>
  );
}
