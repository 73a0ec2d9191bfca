import type { EntityManager } from "./database.ts";

export { Database, type DatabaseOptions, type EntityManager } from "./database.ts";
export * from "./repositories/api-key.repository.ts";
export * from "./repositories/contact.repository.ts";
export * from "./repositories/contact-json.sql.ts";
export * from "./repositories/contact-writer.ts";
export * from "./repositories/directory.repository.ts";
export * from "./repositories/directory-counts.ts";
export * from "./repositories/import.repository.ts";
export * from "./repositories/organization.repository.ts";
export * from "./repositories/tenant.ts";
export type Kysely = ReturnType<EntityManager["getKysely"]>;
