import pg from "pg";
import { conversationsUpTo } from "../sizes.ts";
import { detachIndexes } from "./detached-indexes.ts";
import { firstNames, surnames } from "./names.ts";
import * as rows from "./rows.sql.ts";
import { conversationSkeleton, helpers, skeleton } from "./skeleton.sql.ts";

const bigTables = ["contact", "contact_list_member", "contact_tag", "conversation", "contact_activity", "message"];
const loading =
  "-c synchronous_commit=off -c work_mem=512MB -c maintenance_work_mem=512MB -c jit=off -c statement_timeout=0 -c timezone=UTC";

/**
 * Fills a migrated, empty database: one tenant of so many contacts and twenty small ones, the same rows and ids every time.
 * Two connections share the work; keys and indexes are built when the rows are there.
 */
export async function fillDatabase(url: string, contacts: number, progress: (step: string) => void): Promise<void> {
  await using first = await connect(url);
  await using second = await connect(url);
  progress("Numbering organizations and contacts");
  await first.query(helpers);
  await first.query("insert into bench.first select n - 1, x from unnest($1::text[]) with ordinality u(x, n)", [
    firstNames,
  ]);
  await first.query("insert into bench.last select n - 1, x from unnest($1::text[]) with ordinality u(x, n)", [
    surnames,
  ]);
  await first.query(skeleton(contacts));
  await first.query(rows.catalogue);

  const detached = await detachIndexes(first, bigTables);
  // Nobody listens, and what is told of ten million messages is gathered first.
  for (const table of bigTables) await first.query(`alter table ${table} disable trigger user`);
  progress("Writing rows");
  const hasConversations = contacts <= conversationsUpTo;
  await inTurns([
    [first, [rows.contacts, rows.contactTags]],
    [
      second,
      [rows.listMembers, ...(hasConversations ? [conversationSkeleton, rows.conversations, rows.messages] : [])],
    ],
  ]);
  progress("Building keys and indexes");
  const building = (isContact: boolean) =>
    detached
      .filter((index) => !index.isForeignKey && (index.table === "contact") === isContact)
      .map(({ create }) => create);
  await inTurns([
    [first, building(true)],
    [second, building(false)],
  ]);
  for (const { create } of detached.filter((index) => index.isForeignKey)) await first.query(create);

  progress("Counting and vacuuming");
  for (const table of bigTables) await first.query(`alter table ${table} enable trigger user`);
  await first.query("drop schema bench cascade");
  await first.query("select rebuild_counts(id) from organization");
  await first.query("vacuum (freeze, analyze)");
  await first.query("checkpoint");
}

async function inTurns(work: readonly (readonly [pg.Client, readonly string[]])[]): Promise<void> {
  await Promise.all(
    work.map(async ([client, statements]) => {
      for (const statement of statements) await client.query(statement);
    }),
  );
}

async function connect(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, options: loading });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
