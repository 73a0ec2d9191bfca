import type pg from "pg";

interface Built {
  table: string;
  isForeignKey: boolean;
  /** The statements that take it away and put it back exactly as it was. */
  drop: string;
  create: string;
}

/** Takes keys and indexes off tables, so that rows go in fast, and gives what puts them back. */
export async function detachIndexes(client: pg.Client, tables: readonly string[]): Promise<Built[]> {
  const { rows: constraints } = await client.query<Built>(
    `select conrelid::regclass::text as "table", contype = 'f' as "isForeignKey",
      format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
    from pg_constraint where contype in ('p', 'u', 'f')
      and (conrelid = any($1::text[]::regclass[]) or confrelid = any($1::text[]::regclass[]))
    order by contype = 'f' desc, conname`,
    [tables],
  );
  for (const { drop } of constraints) await client.query(drop);
  const { rows: indexes } = await client.query<Built>(
    `select tablename as "table", false as "isForeignKey", format('drop index %I', indexname) as drop, indexdef as create
    from pg_indexes where schemaname = current_schema() and tablename = any($1) order by indexname`,
    [tables],
  );
  for (const { drop } of indexes) await client.query(drop);
  return [...constraints, ...indexes];
}
