"use client";
import type { Permission } from "@roster/domain";
import { Group } from "../../_components/group.tsx";
import { KeyForm } from "./key-form.tsx";
import { KeysTable } from "./keys-table.tsx";

/** `own` is what the person who looks may do, and so what a key of theirs can be given. */
export function KeysScreen({ own }: { own: readonly Permission[] }) {
  return (
    <>
      <p className="mt-2 max-w-prose text-muted">
        With a key a program works in this organization: it may do what it is given here, and ends with its maker's
        membership.
      </p>
      <KeysTable mayRevoke={own.includes("Delete:ApiKey")} />
      {own.includes("Create:ApiKey") ? (
        <Group title="New key">
          <KeyForm own={own} />
        </Group>
      ) : null}
    </>
  );
}
