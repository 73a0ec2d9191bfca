import "server-only";
import { getCaller } from "../../../trpc/server.tsx";
import { SegmentLinks } from "./segment-links.tsx";

/** The segments of whoever looks, for the sidebar. They need `Get:Contact`. */
export async function Segments() {
  return <SegmentLinks first={await (await getCaller()).segments.list()} />;
}
