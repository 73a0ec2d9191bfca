import { PaginationMeta } from "@roster/domain";
import { z } from "zod";

const { perPage, ...rest } = PaginationMeta.shape;
/** `PaginationMeta` under the name that it has on the wire. */
export const WireMeta = z.strictObject({ per_page: perPage, ...rest });

/** The schema of a page under the names that it has on the wire. */
export function wirePage<S extends z.core.$ZodLooseShape>(page: z.ZodObject<S>): z.ZodObject {
  return z.strictObject({ ...page.shape, paginationMeta: WireMeta });
}
