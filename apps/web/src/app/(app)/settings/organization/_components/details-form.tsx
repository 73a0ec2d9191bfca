"use client";
import { limits } from "@roster/domain/limits";
import type { Region } from "@roster/domain/phone";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { type Choice, Field, SelectField } from "../../../../../components/field.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { useChanged } from "../../_components/use-changed.ts";

export function DetailsForm({ regions, mayChange }: { regions: readonly Choice[]; mayChange: boolean }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const { data } = useSuspenseQuery(trpc.organizations.get.queryOptions());
  const update = useMutation(trpc.organizations.update.mutationOptions({ onSuccess: changed }));

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    update.mutate({ name: String(form.get("name")), defaultRegion: String(form.get("defaultRegion")) as Region });
  }

  return (
    <form method="post" onSubmit={save} className="mt-4 grid max-w-xs gap-4">
      <Field
        label="Name"
        name="name"
        defaultValue={data.name}
        maxLength={limits.organizationNameCharacters}
        disabled={!mayChange}
        required
      />
      <SelectField
        label="Country of phones without a country code"
        name="defaultRegion"
        defaultValue={data.defaultRegion}
        disabled={!mayChange}
        choices={regions}
      />
      {mayChange ? (
        <>
          <button type="submit" className="button button-primary h-9" disabled={update.isPending}>
            Save
          </button>
          <Problem text={update.error?.message} />
          <p role="status">{update.isSuccess ? "It is saved." : null}</p>
        </>
      ) : null}
    </form>
  );
}
