import { ContactRepository, type EntityManager, type Tenant } from "@roster/db";
import type { ListContactsQuery } from "@roster/domain";
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { Statement } from "./load/wire.ts";

/**
 * The statement of a page as the product sends it, with the contacts as one text. It is caught on its way to a
 * connection that is none.
 */
export async function pageStatement(query: ListContactsQuery, tenant: Tenant): Promise<Statement> {
  const sent: CompiledQuery[] = [];
  const kysely = new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (event) => void sent.push(event.query),
  });
  const em = { getKysely: () => kysely } as unknown as EntityManager;
  await new ContactRepository(em, tenant).page(query).catch(() => {});
  const [compiled] = sent;
  if (!compiled) throw new Error("the page sent no statement");
  const text = `select p.rows::text as contacts, p.passed, p.total from (${compiled.sql}) p`;
  return { text, values: [...compiled.parameters] };
}
