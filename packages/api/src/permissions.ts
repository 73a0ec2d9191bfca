/** What a procedure asks of its caller. Every member of an organization, and every key, has all of them for now. */
export const permissions = ["Get:Contact", "BulkImport:Contacts", "Get:List", "Get:Tag"] as const;
export type Permission = (typeof permissions)[number];
