import { sql } from "./sql.ts";

/**
 * The `updated_at` that a change of contact `c` gives it. Later than the last one even within a millisecond or when the clock was
 * set back, so that it is the contact's version.
 */
export const nextVersion = sql`greatest(clock_timestamp(), c.updated_at + interval '1 millisecond')`;
