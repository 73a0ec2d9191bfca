import { limits } from "@roster/domain/limits";

/** Input that asks for as many lists or tags as a page can have: where it must be known what any of them is called. */
export const everyGroup = { perPage: limits.directoryPerPage };
