import type { EntityManager } from "./database.ts";

export { Database, type DatabaseOptions, type EntityManager } from "./database.ts";
export * from "./repositories/api-key.repository.ts";
export * from "./repositories/contact.repository.ts";
export type { Parts } from "./repositories/contact-json.sql.ts";
export { type PageRow, pageStatement } from "./repositories/contact-page.sql.ts";
export { contactsTextOf } from "./repositories/contact-page.ts";
export * from "./repositories/contact-writer.ts";
export * from "./repositories/directory.repository.ts";
export * from "./repositories/directory-counts.ts";
export * from "./repositories/import.repository.ts";
export type { StagedRow } from "./repositories/import-staging.ts";
export { tidyContacts } from "./repositories/import-upkeep.ts";
export * from "./repositories/organization.repository.ts";
export { sql } from "./repositories/sql.ts";
export * from "./repositories/tenant.ts";
export type Kysely = ReturnType<EntityManager["getKysely"]>;
