export type { Contact, ContactList, ContactPage, ListContactsInput, Tag } from "@roster/domain";
export type { ImportOptions, ImportReport } from "@roster/domain/import";
export { createRosterClient, type RosterClient, type RosterClientOptions } from "./create-roster-client.ts";
export { RosterError, type RosterErrorCode } from "./roster-error.ts";
export type { FileSource } from "./upload-contacts.ts";
