import type { Database } from "../database.ts";

const indexes = ["contact_search", "contact_attributes"];
/** An import of fewer contacts, as a part of all, is left to autovacuum. */
const largePart = 0.05;

/**
 * Readies the contacts for readers after an import: what waits to be merged into the search indexes is, and after a large one
 * the planner learns of it and the pages are marked as visible to all. Nothing depends on it; aborting cancels it.
 */
export async function tidyContacts(db: Database, imported: number, signal: AbortSignal): Promise<void> {
  // Only the owner may, and VACUUM only outside of any transaction.
  await db.asOwner(async (client) => {
    const { rows } = await client.query(
      "select pg_backend_pid() as pid, reltuples as contacts, set_config('statement_timeout', '0', false) from pg_class where oid = 'contact'::regclass",
    );
    const cancel = () =>
      void db.asOwner((other) => other.query("select pg_cancel_backend($1)", [rows[0].pid])).catch(() => {});
    signal.addEventListener("abort", cancel, { once: true });
    try {
      signal.throwIfAborted();
      for (const index of indexes) await client.query("select gin_clean_pending_list($1::regclass)", [index]);
      if (imported >= rows[0].contacts * largePart) await client.query("vacuum (analyze, skip_locked) contact");
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  });
}
