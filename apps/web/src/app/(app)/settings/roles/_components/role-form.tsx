"use client";
import type { Permission } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { type FormEvent, useState } from "react";
import { Field } from "../../../../../components/field.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { PermissionBoxes } from "../../_components/permission-boxes.tsx";

export interface RoleFields {
  name: string;
  description: string;
  permissions: Permission[];
}

interface RoleFormProps {
  role?: RoleFields;
  every: readonly Permission[];
  own: readonly Permission[];
  isSaving: boolean;
  problem: string | undefined;
  save: (fields: RoleFields) => void;
  cancel: () => void;
}

export function RoleForm({ role, every, own, isSaving, problem, save, cancel }: RoleFormProps) {
  const [permissions, setPermissions] = useState<Permission[]>(role?.permissions ?? []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save({ name: String(form.get("name")), description: String(form.get("description")), permissions });
  }

  return (
    <form method="post" onSubmit={submit} className="mt-3 grid gap-4">
      <div className="grid max-w-xl gap-4 sm:grid-cols-2">
        <Field
          label="Name"
          name="name"
          defaultValue={role?.name}
          maxLength={limits.roleNameCharacters}
          autoComplete="off"
          required
        />
        <Field
          label="Description"
          name="description"
          defaultValue={role?.description}
          maxLength={limits.descriptionCharacters}
          autoComplete="off"
        />
      </div>
      <PermissionBoxes every={every} chosen={permissions} own={own} choose={setPermissions} />
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary" disabled={isSaving}>
          Save
        </button>
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
