"use client";
import type { Permission } from "@roster/domain";
import { permissionGroups } from "./permission-groups.ts";

interface PermissionBoxesProps {
  every: readonly Permission[];
  chosen: readonly Permission[];
  /** What may be given and taken; the rest stays as it is. */
  own?: readonly Permission[];
  choose?: (chosen: Permission[]) => void;
}

/** Check boxes for permissions, grouped by what they are about; to be looked at alone where nothing is chosen. */
export function PermissionBoxes({ every, chosen, own = [], choose }: PermissionBoxesProps) {
  const toggle = (permission: Permission, isChosen: boolean) =>
    choose?.(isChosen ? [...chosen, permission] : chosen.filter((other) => other !== permission));
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {permissionGroups(every).map(({ resource, permissions }) => (
        <fieldset key={resource} className="rounded-md border border-line px-3 pb-2">
          <legend className="px-1 text-xs text-muted">{resource}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {permissions.map(({ permission, label }) => (
              <label key={permission} className="flex items-center gap-1.5">
                <input
                  type="checkbox"
                  className="accent-accent"
                  checked={chosen.includes(permission)}
                  disabled={!own.includes(permission)}
                  onChange={(event) => toggle(permission, event.target.checked)}
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
