"use client";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Field } from "../../../../components/field.tsx";
import { Popover } from "../../../../components/popover.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useChanged } from "../../settings/_components/use-changed.ts";

/** A button that asks for the label of a new tag. */
export function NewTag() {
  return <Popover trigger="New tag">{(close) => <NewTagForm close={close} />}</Popover>;
}

function NewTagForm({ close }: { close: () => void }) {
  const changed = useChanged();
  const create = useMutation(
    useTRPC().tags.create.mutationOptions({
      onSuccess: async () => {
        close();
        await changed();
      },
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    create.mutate({ label: String(new FormData(event.currentTarget).get("label")) });
  }

  return (
    <form method="post" onSubmit={submit} className="grid w-72 max-w-full gap-3 p-2">
      <Field
        label="Label"
        name="label"
        maxLength={limits.tagLabelCharacters}
        autoComplete="off"
        autoFocus
        required
        problem={create.error ? refusalOf(create.error, "label") : undefined}
      />
      <button type="submit" className="button button-primary justify-self-start" disabled={create.isPending}>
        Create
      </button>
    </form>
  );
}
