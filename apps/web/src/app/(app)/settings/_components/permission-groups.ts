import type { Permission } from "@roster/domain";

const verbs: Record<string, string> = {
  Get: "See",
  Create: "Add",
  Update: "Change",
  BulkImport: "Import files",
  Export: "Export",
  Share: "Share",
};

export interface PermissionGroup {
  resource: string;
  permissions: { permission: Permission; label: string }[];
}

/** Permissions by what they are about, in words. */
export function permissionGroups(permissions: readonly Permission[]): PermissionGroup[] {
  return [...Map.groupBy(permissions, resourceOf)].map(([resource, group]) => ({
    resource,
    permissions: group.map((permission) => ({ permission, label: labelOf(permission) })),
  }));
}

/** `Get:OrganizationMember` is about Organization members, `Export:Contacts` about Contacts. */
function resourceOf(permission: Permission): string {
  const [, name = ""] = permission.split(":");
  const words = name.replace(/s$/, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  const [first = "", ...others] = words.split(" ");
  const rest = others.map((word) => (/^[A-Z]+$/.test(word) ? word : word.toLowerCase()));
  return name === "Organization" ? name : `${[first, ...rest].join(" ")}s`;
}

function labelOf(permission: Permission): string {
  const [verb = ""] = permission.split(":");
  return verbs[verb] ?? verb;
}
