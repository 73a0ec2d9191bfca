/** What a procedure will ask of its caller. Nothing checks it yet: roles are to come, until then every member and key may do all. */
export const permissions = ["Get:Contact", "BulkImport:Contacts", "Get:List", "Get:Tag"] as const;
export type Permission = (typeof permissions)[number];
