/** What a procedure will ask of its caller. Nothing checks it yet: roles are to come, until then every member and key may do all. */
export const permissions = [
  "Get:Contact",
  "Create:Contact",
  "Update:Contact",
  "Delete:Contact",
  "BulkImport:Contacts",
  "Export:Contacts",
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
] as const;
export type Permission = (typeof permissions)[number];
