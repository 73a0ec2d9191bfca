"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { SelectField } from "../../../../components/field.tsx";
import { GroupPicker } from "../../../../components/group-picker.tsx";
import { refusalOf } from "../../../../components/refusal.ts";
import { type GroupKind, type GroupKinds, groupName } from "../../../../components/use-group-options.ts";
import { useTRPC } from "../../../../trpc/client.tsx";
import type { BulkAction, ChoiceAction, Intent } from "../bulk-actions.ts";
import { AttributeFields, readAttribute } from "./attribute-fields.tsx";
import { statusChoices } from "./contact-editor.tsx";
import { nameField, useCreateGroup } from "./use-create-group.ts";

interface FormProps {
  isDisabled: boolean;
  choose: (intent: Intent) => void;
}

type ChoiceFormProps = FormProps & { action: BulkAction & ChoiceAction };

/** Which status, list or tag. */
export function ChoiceForm({ action, isDisabled, choose }: ChoiceFormProps) {
  return action.asks === "status" ? (
    <StatusForm action={action} isDisabled={isDisabled} choose={choose} />
  ) : (
    <GroupForm kind={action.asks} action={action} isDisabled={isDisabled} choose={choose} />
  );
}

function StatusForm({ action, isDisabled, choose }: ChoiceFormProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get("value"));
    choose(action.intent({ value, label: value }));
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <SelectField label={action.title} name="value" choices={statusChoices} />
      <button type="submit" className="button h-9" disabled={isDisabled}>
        Go on
      </button>
    </form>
  );
}

function GroupForm({ kind, action, isDisabled, choose }: ChoiceFormProps & { kind: GroupKind }) {
  const create = useCreateGroup(kind);
  const [problem, setProblem] = useState<string | null>(null);
  const want = (group: GroupKinds[GroupKind]) =>
    choose(action.intent({ value: group.uniqueId, label: groupName(group) }));

  return (
    <fieldset disabled={isDisabled} className="grid max-w-80 gap-1">
      <legend className="mb-1 font-medium">{action.title}</legend>
      <GroupPicker
        label={`Choose a ${kind}`}
        kind={kind}
        chosen={[]}
        choose={want}
        create={
          action.makes && create
            ? (name) => create(name).then(want, (error) => setProblem(refusalOf(error, nameField[kind])))
            : undefined
        }
      />
      {problem ? (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
    </fieldset>
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
