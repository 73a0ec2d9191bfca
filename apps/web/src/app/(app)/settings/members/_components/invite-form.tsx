"use client";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef } from "react";
import { type Choice, Field, SelectField } from "../../../../../components/field.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { ShownOnce } from "../../../../../components/shown-once.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { useChanged } from "../../_components/use-changed.ts";
import { type NamedRole, roleOf } from "./role-choices.ts";

interface InviteFormProps {
  choices: readonly Choice[];
  builtIn: readonly NamedRole[];
}

export function InviteForm({ choices, builtIn }: InviteFormProps) {
  const trpc = useTRPC();
  const changed = useChanged();
  const form = useRef<HTMLFormElement>(null);
  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => {
        form.current?.reset();
        return changed();
      },
    }),
  );

  function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    create.mutate({ email: String(given.get("email")), ...roleOf(String(given.get("role")), builtIn) });
  }

  const least = choices.findLast(({ isDisabled }) => !isDisabled)?.value;
  return (
    <>
      <form ref={form} method="post" onSubmit={invite} className="flex flex-wrap items-end gap-3">
        <Field label="E-mail" type="email" name="email" autoComplete="off" required />
        <SelectField
          label="Role"
          name="role"
          defaultValue={choices.find(({ value, isDisabled }) => value === "Viewer" && !isDisabled)?.value ?? least}
          choices={choices}
        />
        <button type="submit" className="button button-primary h-9" disabled={create.isPending || least === undefined}>
          Invite
        </button>
      </form>
      <Problem text={create.error?.message} />
      {create.data ? (
        <ShownOnce label="Link of the invitation" value={create.data.link}>
          {create.data.email} is invited. Give them this link, which is shown only now and works for{" "}
          {limits.invitationDays} days; where mail is set up it is on its way to them too.
        </ShownOnce>
      ) : null}
    </>
  );
}
