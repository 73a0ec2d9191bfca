"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { SelectField } from "../../../../components/field.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
import type { BulkAction, ChoiceAction, Intent } from "../bulk-actions.ts";
import { useMay } from "./allowed.tsx";
import { AttributeFields, readAttribute } from "./attribute-fields.tsx";

interface FormProps {
  isDisabled: boolean;
  choose: (intent: Intent) => void;
}

/** Which status, list or tag. */
export function ChoiceForm({ action, isDisabled, choose }: FormProps & { action: BulkAction & ChoiceAction }) {
  const trpc = useTRPC();
  const may = useMay();
  const { lists = [] } = useQuery(trpc.lists.list.queryOptions(everyGroup, { enabled: may("Get:List") })).data ?? {};
  const { tags = [] } = useQuery(trpc.tags.list.queryOptions(everyGroup, { enabled: may("Get:Tag") })).data ?? {};
  const choices = action.choices({ lists, tags });
  if (choices.length === 0) return <p className="text-muted">There are none.</p>;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get("value"));
    const choice = choices.find((one) => one.value === value);
    if (choice) choose(action.intent(choice));
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <SelectField label={action.title} name="value" choices={choices} />
      <button type="submit" className="button h-9" disabled={isDisabled}>
        Go on
      </button>
    </form>
  );
}

/** Which attribute, and what value it gets. */
export function AttributeForm({ isDisabled, choose }: FormProps) {
  const trpc = useTRPC();
  const { attributes = [] } =
    useQuery(trpc.contacts.attributes.queryOptions(undefined, { staleTime: 300_000 })).data ?? {};
  const [problem, setProblem] = useState<string | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = readAttribute(event.currentTarget);
    setProblem("problem" in given ? given.problem : null);
    if ("problem" in given) return;
    const { key, value } = given;
    const text = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
    choose({ changes: { attributes: { [key]: value } }, words: `will have the attribute ${key}: ${text}` });
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <AttributeFields known={attributes} />
      <button type="submit" className="button h-9" disabled={isDisabled}>
        Go on
      </button>
      {problem ? (
        <p role="alert" className="w-full text-danger">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
