import { z } from "zod";

/** Everything that a member or a key can be allowed. */
export const permissions = [
  "Get:Contact",
  "Create:Contact",
  "Update:Contact",
  "Delete:Contact",
  "BulkImport:Contacts",
  "Export:Contacts",
  "Share:Segment",
  "Get:List",
  "Create:List",
  "Update:List",
  "Delete:List",
  "Get:Tag",
  "Create:Tag",
  "Update:Tag",
  "Delete:Tag",
  "Get:Conversation",
  "Get:Campaign",
  "Get:ApiKey",
  "Create:ApiKey",
  "Delete:ApiKey",
  "Get:Organization",
  "Update:Organization",
  "Get:OrganizationMember",
  "Create:OrganizationMember",
  "Update:OrganizationMember",
  "Delete:OrganizationMember",
  "Get:OrganizationRole",
  "Create:OrganizationRole",
  "Update:OrganizationRole",
  "Delete:OrganizationRole",
  "Get:AuditLog",
] as const;
export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;

/** Roles that every organization has. What each may do is never changed by hand. */
export const builtInRoles = ["Owner", "Admin", "Agent", "Viewer"] as const;
export type BuiltInRole = (typeof builtInRoles)[number];

const reading: readonly Permission[] = [
  "Get:Contact",
  "Get:List",
  "Get:Tag",
  "Get:Conversation",
  "Get:Campaign",
  "Get:Organization",
];
const working: readonly Permission[] = [
  ...reading,
  "Create:Contact",
  "Update:Contact",
  "Create:Tag",
  "Share:Segment",
  "Get:OrganizationMember",
];

/** An owner and an admin may do everything, but only an owner makes owners; an agent works with contacts; a viewer reads. */
export const permissionsOfRole: Record<BuiltInRole, readonly Permission[]> = {
  Owner: permissions,
  Admin: permissions,
  Agent: working,
  Viewer: reading,
};
