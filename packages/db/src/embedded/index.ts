export { type EmbeddedPostgres, startEmbeddedPostgres, startThrowawayPostgres } from "./embedded-postgres.ts";
export { durableSettings, throwawaySettings } from "./settings.ts";
