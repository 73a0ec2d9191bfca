"use client";
import type { Permission } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { Field } from "../../../../../components/field.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { ShownOnce } from "../../../../../components/shown-once.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { PermissionBoxes } from "../../_components/permission-boxes.tsx";
import { useChanged } from "../../_components/use-changed.ts";

/** What a key that only reads is given, as far as its maker has it. */
const reading: readonly Permission[] = ["Get:Contact", "Get:List", "Get:Tag", "Get:Conversation", "Get:Campaign"];

export function KeyForm({ own }: { own: readonly Permission[] }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const form = useRef<HTMLFormElement>(null);
  const [permissions, setPermissions] = useState<Permission[]>(
    reading.filter((permission) => own.includes(permission)),
  );
  const create = useMutation(
    trpc.keys.create.mutationOptions({
      onSuccess: () => {
        form.current?.reset();
        return changed();
      },
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const expiresAt = String(given.get("expiresAt"));
    create.mutate({ name: String(given.get("name")), permissions, ...(expiresAt ? { expiresAt } : {}) });
  }

  return (
    <>
      <form ref={form} method="post" onSubmit={submit} className="grid gap-4">
        <div className="grid max-w-xl gap-4 sm:grid-cols-2">
          <Field label="Name" name="name" maxLength={limits.keyNameCharacters} autoComplete="off" required />
          <Field label="Ends on" hint="Never, where it is empty." name="expiresAt" type="date" />
        </div>
        <PermissionBoxes every={own} chosen={permissions} own={own} choose={setPermissions} />
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="submit"
            className="button button-primary"
            disabled={create.isPending || permissions.length === 0}
          >
            Make the key
          </button>
          <button type="button" className="button" onClick={() => setPermissions([...own])}>
            Everything
          </button>
          <button type="button" className="button" onClick={() => setPermissions([])}>
            Nothing
          </button>
        </div>
      </form>
      <Problem text={create.error?.message} />
      {create.data ? (
        <ShownOnce label="The new API key" value={create.data.secret}>
          This is the key {create.data.name}. Keep it now: it is shown only this once.
        </ShownOnce>
      ) : null}
    </>
  );
}
