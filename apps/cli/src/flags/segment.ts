import type { RosterClient, Segment } from "@roster/client";
import { NotFoundError } from "../failure.ts";

/** The segment of that name, or of that uniqueId. */
export async function segmentOf(client: RosterClient, nameOrId: string): Promise<Segment> {
  const { segments } = await client.segments.list.query();
  const found = segments.find(({ name, uniqueId }) => name === nameOrId || uniqueId === nameOrId.toLowerCase());
  if (!found) throw new NotFoundError(`There is no segment ${nameOrId}.`);
  return found;
}
