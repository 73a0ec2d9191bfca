import { randomUUID } from "node:crypto";
import { access, constants, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../failure.ts";

/** Where a file will be, and what it may be read by. */
export interface Target {
  path: string;
  mode: number;
}

/** Finds out whether a file can be written there. Throws a UsageError where it cannot. */
export async function writableTarget(path: string): Promise<Target> {
  const existing = await stat(path).catch(() => null);
  if (existing && !existing.isFile()) throw new UsageError(`${path} is not a file`);
  const real = existing ? await realpath(path) : path;
  await access(dirname(real), constants.W_OK).catch((cause) => {
    throw new UsageError(`${path} cannot be written: ${cause.message}`);
  });
  return { path: real, mode: existing ? existing.mode & 0o777 : 0o666 };
}

/** Writes a file that is there whole or not at all: under another name beside its place, which it takes in the end. */
export async function writeWhole({ path, mode }: Target, content: AsyncIterable<Uint8Array>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  try {
    {
      await using file = await open(temporary, "wx", mode);
      await file.writeFile(content);
      await file.sync();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
