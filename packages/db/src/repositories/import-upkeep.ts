import type { Pool } from "pg";
import type { EntityManager } from "../database.ts";

const indexes = ["contact_search", "contact_attributes"];
/** An import of fewer contacts, as a part of all, is left to autovacuum. */
const largePart = 0.05;

/**
 * Readies the contacts for readers after an import: what waits to be merged into the search indexes is, and after a large one
 * the planner learns of it and the pages are marked as visible to all. Nothing depends on it; aborting cancels it.
 */
export async function tidyContacts(em: EntityManager, imported: number, signal: AbortSignal): Promise<void> {
  // VACUUM runs outside of any transaction, on the driver's own connection.
  const pool = (await em.getDriver().getConnection("write").getNativeClient()) as Pool;
  const client = await pool.connect();
  let pid = 0;
  const cancel = () => void em.execute("select pg_cancel_backend(?)", [pid]).catch(() => {});
  try {
    const { rows } = await client.query(
      "select pg_backend_pid() as pid, reltuples as contacts, set_config('statement_timeout', '0', false) from pg_class where oid = 'contact'::regclass",
    );
    pid = rows[0].pid;
    signal.addEventListener("abort", cancel, { once: true });
    signal.throwIfAborted();
    for (const index of indexes) await client.query("select gin_clean_pending_list($1::regclass)", [index]);
    if (imported >= rows[0].contacts * largePart) await client.query("vacuum (analyze, skip_locked) contact");
  } finally {
    signal.removeEventListener("abort", cancel);
    await client.query("reset statement_timeout").then(
      () => client.release(),
      () => client.release(true),
    );
  }
}
