"use client";
import type { Contact, ContactList, Tag } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { contactStatuses } from "@roster/domain/vocabulary";
import { type ReactNode, useEffect, useState } from "react";
import { SelectField } from "../../../../components/field.tsx";
import { SavedField } from "../../../../components/saved-field.tsx";
import { prepareRules } from "../contact-rules.ts";
import { useMay } from "./allowed.tsx";
import { AttributeEditor } from "./attribute-editor.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { ListsField, TagsField } from "./groups-field.tsx";
import { useContactEdit } from "./use-contact-edit.tsx";

export const statusChoices = contactStatuses.map((status) => ({ value: status, label: status }));

/** The fields of a contact that can be changed, each saved by itself. */
export function ContactEditor({ contact }: { contact: Contact }) {
  const may = useMay();
  const { save, warnings, conflict, forget } = useContactEdit(contact.uniqueId);
  const [problem, setProblem] = useState<ReactNode>(null);
  useEffect(prepareRules, []);
  const without = <T extends { uniqueId: string }>(groups: readonly T[] | undefined, { uniqueId }: T) =>
    (groups ?? []).filter((group) => group.uniqueId !== uniqueId);
  const addList = (list: ContactList) => save(({ lists }) => ({ lists: [...without(lists, list), list] }), "listIds");
  const removeList = (list: ContactList) => save(({ lists }) => ({ lists: without(lists, list) }), "listIds");
  const addTag = (tag: Tag) => save(({ tags }) => ({ tags: [...without(tags, tag), tag] }), "tagIds");
  const removeTag = (tag: Tag) => save(({ tags }) => ({ tags: without(tags, tag) }), "tagIds");
  return (
    <>
      {conflict ? (
        <ConflictNotice
          conflict={conflict}
          takeTheirs={forget}
          saveAnyway={async () => setProblem(await save(conflict.edit, "name"))}
        />
      ) : null}
      <div className="grid gap-3">
        <SavedField
          label="Name"
          value={contact.name}
          maxLength={limits.nameCharacters}
          save={(name) => save(() => ({ name }), "name")}
        />
        <SavedField
          label="Phone"
          type="tel"
          dir="ltr"
          value={contact.phone}
          maxLength={limits.phoneTextCharacters}
          save={(phone) => save(() => ({ phone }), "phone")}
        />
        {warnings.map((warning) => (
          <p key={warning} role="status" className="text-warn">
            {warning}.
          </p>
        ))}
        <SelectField
          label="Status"
          value={contact.status}
          choices={statusChoices}
          onChange={async (event) => {
            const status = event.target.value as Contact["status"];
            setProblem(await save(() => ({ status }), "status"));
          }}
        />
        {problem ? (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        ) : null}
        {may("Get:List") ? <ListsField chosen={contact.lists ?? []} add={addList} remove={removeList} /> : null}
        {may("Get:Tag") ? <TagsField chosen={contact.tags ?? []} add={addTag} remove={removeTag} /> : null}
      </div>
      <AttributeEditor attributes={contact.attributes} save={save} />
    </>
  );
}
