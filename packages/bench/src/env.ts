import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export const repository = resolve(import.meta.dirname, "../../..");

/** Where the databases are: a server of one's own, or the embedded one in a directory. */
export function readBenchEnvironment(source: NodeJS.ProcessEnv = process.env): {
  databaseUrl: string | null;
  directory: string;
} {
  return {
    databaseUrl: source.DATABASE_URL || null,
    directory: resolve(repository, source.ROSTER_BENCH_DIR || ".data/bench"),
  };
}

/** The environment of a child: ours, with what it must know. */
export function childEnvironment(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** What the bare server was told when it was started, in a file: a statement may be too long for a variable. */
export function readBareServer<T>(source: NodeJS.ProcessEnv = process.env): T & { port: number } {
  return { ...JSON.parse(readFileSync(source.BARE_SERVER ?? "", "utf8")), port: Number(source.PORT) };
}
