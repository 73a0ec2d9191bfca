"use client";
import type { CustomRole, Permission } from "@roster/domain";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmButton } from "../../../../../components/confirm-button.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { Group } from "../../_components/group.tsx";
import { PermissionBoxes } from "../../_components/permission-boxes.tsx";
import { useChanged } from "../../_components/use-changed.ts";
import { RoleForm } from "./role-form.tsx";

interface RolesScreenProps {
  every: readonly Permission[];
  /** What the person who looks may do, and so may give. */
  own: readonly Permission[];
}

export function RolesScreen({ every, own }: RolesScreenProps) {
  const trpc = useTRPC();
  const { builtIn, custom } = useSuspenseQuery(trpc.roles.list.queryOptions()).data;
  return (
    <>
      <Group title="Roles of your own">
        {custom.length === 0 ? <p className="text-muted">There are none yet.</p> : null}
        <ul className="grid gap-3">
          {custom.map((role) => (
            <li key={role.uniqueId} className="rounded-lg border border-line p-3">
              <OwnRole role={role} every={every} own={own} />
            </li>
          ))}
        </ul>
        {own.includes("Create:OrganizationRole") ? <NewRole every={every} own={own} /> : null}
      </Group>
      <Group title="Roles that every organization has">
        <ul className="grid gap-3">
          {builtIn.map(({ name, permissions }) => (
            <li key={name} className="rounded-lg border border-line p-3">
              <details>
                <summary className="cursor-pointer font-medium">
                  {name} <span className="font-normal text-muted">{counted(permissions)}</span>
                </summary>
                <div className="mt-3">
                  <PermissionBoxes every={every} chosen={permissions} />
                </div>
              </details>
            </li>
          ))}
        </ul>
      </Group>
    </>
  );
}

function NewRole({ every, own }: RolesScreenProps) {
  const trpc = useTRPC();
  const changed = useChanged();
  const [isOpen, setIsOpen] = useState(false);
  const create = useMutation(
    trpc.roles.create.mutationOptions({
      onSuccess: () => {
        setIsOpen(false);
        return changed();
      },
    }),
  );
  if (!isOpen)
    return (
      <button type="button" className="button mt-3" onClick={() => setIsOpen(true)}>
        New role
      </button>
    );
  return (
    <RoleForm
      every={every}
      own={own}
      isSaving={create.isPending}
      problem={create.error?.message}
      save={(fields) => create.mutate(fields)}
      cancel={() => setIsOpen(false)}
    />
  );
}

function OwnRole({ role, every, own }: RolesScreenProps & { role: CustomRole }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const [isOpen, setIsOpen] = useState(false);
  const update = useMutation(
    trpc.roles.update.mutationOptions({
      onSuccess: () => {
        setIsOpen(false);
        return changed();
      },
    }),
  );
  const remove = useMutation(trpc.roles.delete.mutationOptions({ onSuccess: changed }));
  const isBeyond = role.permissions.some((permission) => !own.includes(permission));
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h3 dir="auto" className="font-medium">
          {role.name}
        </h3>
        <span className="text-muted">{counted(role.permissions)}</span>
        <span className="ms-auto flex flex-wrap gap-2">
          {own.includes("Update:OrganizationRole") ? (
            <button
              type="button"
              className="button"
              aria-label={`Edit: ${role.name}`}
              aria-expanded={isOpen}
              disabled={isBeyond}
              onClick={() => setIsOpen(!isOpen)}
            >
              Edit
            </button>
          ) : null}
          {own.includes("Delete:OrganizationRole") ? (
            <ConfirmButton
              label="Delete"
              sure="Yes, delete"
              of={role.name}
              isDisabled={remove.isPending}
              confirm={() => remove.mutate({ uniqueId: role.uniqueId })}
            />
          ) : null}
        </span>
      </div>
      {role.description ? (
        <p dir="auto" className="text-muted">
          {role.description}
        </p>
      ) : null}
      {remove.error ? <Problem text={remove.error.message} /> : null}
      {isOpen ? (
        <RoleForm
          role={role}
          every={every}
          own={own}
          isSaving={update.isPending}
          problem={update.error?.message}
          save={(fields) => update.mutate({ uniqueId: role.uniqueId, ...fields })}
          cancel={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}

function counted({ length }: readonly Permission[]): string {
  return length === 1 ? "1 permission" : `${length} permissions`;
}
