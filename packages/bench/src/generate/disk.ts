import { mkdir, statfs } from "node:fs/promises";
import { conversationsUpTo } from "../sizes.ts";

const gigabyte = 1024 ** 3;
const bytesPerContact = { whole: 3_600, withoutConversations: 2_000 };
const logAndScratch = 5 * gigabyte;

/** Bytes that a database of this size takes while it is made, the write-ahead log and scratch tables included. */
export function neededBytes(contacts: number): number {
  const perContact = contacts <= conversationsUpTo ? bytesPerContact.whole : bytesPerContact.withoutConversations;
  return contacts * perContact + Math.min(logAndScratch, contacts * 5_000 + gigabyte / 2);
}

/** Says what disk is needed and what is free. Throws a sentence when that is too little. */
export async function requireDisk(
  directory: string | null,
  contacts: number,
  progress: (step: string) => void,
): Promise<void> {
  const needed = inGigabytes(neededBytes(contacts));
  if (directory === null) return progress(`Needs ${needed} on the server of DATABASE_URL`);
  await mkdir(directory, { recursive: true });
  const { bavail, bsize } = await statfs(directory);
  progress(`Needs ${needed} of disk, ${inGigabytes(bavail * bsize)} are free in ${directory}`);
  if (bavail * bsize < neededBytes(contacts))
    throw new Error(`There is too little disk for this size: ${needed} are needed.`);
}

function inGigabytes(bytes: number): string {
  return `${(bytes / gigabyte).toFixed(1)} GB`;
}
