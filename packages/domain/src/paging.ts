import { z } from "zod";
import { limits } from "./limits.ts";

/** The part of every list's input that says which page; `page` and `cursor` exclude each other. */
export function pageOf(maximum: number) {
  return {
    page: z.int().min(1).optional().describe("Which page, from 1; not together with a cursor."),
    perPage: z.int().min(1).max(maximum).default(50).describe("How many a page has at most."),
    cursor: z
      .string()
      .min(1)
      .max(limits.linkUrlBytes)
      .optional()
      .describe("A `nextCursor` or `prevCursor` of the same query. It stays right while rows come and go."),
  };
}

/** Which page of a list is wanted. */
export interface Paging {
  page?: number | undefined;
  perPage: number;
  cursor?: string | undefined;
}
