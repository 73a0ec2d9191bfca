import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from "kysely";

/** SQL ready to be sent. */
export interface Statement {
  text: string;
  values: unknown[];
  /** It has one good plan whatever its values are: PostgreSQL may keep it. */
  isPlain: boolean;
}

const compiler = new Kysely<never>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export function compile(statement: RawBuilder<unknown>, { isPlain }: { isPlain: boolean }): Statement {
  const { sql, parameters } = statement.compile(compiler);
  return { text: sql, values: [...parameters], isPlain };
}
