import type { Segment, SegmentCount } from "@roster/client";
import { toDetails } from "./details.ts";
import type { Column } from "./table.ts";

/** What a table shows of segments. */
export const segmentColumns: readonly Column<Segment & { count: SegmentCount }>[] = [
  { title: "NAME", width: 32, of: (segment) => segment.name },
  { title: "CONTACTS", width: 14, of: ({ count }) => countOf(count) },
  { title: "OWNER", width: 24, of: ownerOf },
  { title: "CHANGED", width: 24, of: (segment) => segment.updatedAt },
  { title: "ID", width: 36, of: (segment) => segment.uniqueId },
];

/** A segment, for a person. */
export function toSegmentDetails(segment: Segment): string {
  return toDetails([
    ["Name", segment.name],
    ["Criteria", JSON.stringify(segment.criteria)],
    ["Sorted by", `${segment.sortBy} ${segment.order}`],
    ["Shared", segment.isShared ? "yes" : "no"],
    ["Owner", ownerOf(segment)],
    ["Created", segment.createdAt],
    ["Changed", segment.updatedAt],
    ["Id", segment.uniqueId],
  ]);
}

function ownerOf({ owner }: Segment): string {
  return owner?.name ?? "none";
}

function countOf({ numberOfContacts, relation }: SegmentCount): string {
  return relation === "estimate" ? `about ${numberOfContacts}` : `${numberOfContacts}`;
}
