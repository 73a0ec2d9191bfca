import { InitialMigration } from "./initial.migration.ts";

/** Every migration in order, listed: a glob would follow the working directory. Names never change once released. */
export const migrations = [{ name: "0001_initial", class: InitialMigration }];
