"use client";
import type { CreateSegmentInput, Segment } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Field } from "../../../../components/field.tsx";
import { Popover } from "../../../../components/popover.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import { useSegmentsChanged } from "../../segments/use-segments.ts";
import { useMay } from "./allowed.tsx";

interface NewSegmentProps {
  title: string;
  kept: Pick<CreateSegmentInput, "criteria" | "sortBy" | "order">;
  made: (segment: Segment) => void;
}

/** A button that asks for a name, and for whom the segment is. */
export function NewSegment({ title, kept, made }: NewSegmentProps) {
  return <Popover trigger={title}>{(close) => <NewSegmentForm kept={kept} made={made} close={close} />}</Popover>;
}

function NewSegmentForm({ kept, made, close }: Omit<NewSegmentProps, "title"> & { close: () => void }) {
  const may = useMay();
  const changed = useSegmentsChanged();
  const create = useMutation(
    useTRPC().segments.create.mutationOptions({
      onSuccess: async (segment) => {
        close();
        await changed();
        made(segment);
      },
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ name: String(form.get("name")), ...kept, isShared: form.get("isShared") === "true" });
  }

  return (
    <form method="post" onSubmit={submit} className="grid w-72 max-w-full gap-3 p-2">
      <Field
        label="Name"
        name="name"
        maxLength={limits.segmentNameCharacters}
        autoComplete="off"
        autoFocus
        required
        problem={create.error ? refusalOf(create.error, "name") : undefined}
      />
      {may("Share:Segment") ? (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">Who sees it</legend>
          <Choice value="false" label="Only me" isFirst />
          <Choice value="true" label="Everybody here" />
        </fieldset>
      ) : null}
      <button type="submit" className="button button-primary justify-self-start" disabled={create.isPending}>
        Save
      </button>
    </form>
  );
}

function Choice({ value, label, isFirst = false }: { value: string; label: string; isFirst?: boolean }) {
  return (
    <label className="flex items-center gap-2">
      <input type="radio" name="isShared" value={value} defaultChecked={isFirst} className="accent-accent" />
      {label}
    </label>
  );
}
