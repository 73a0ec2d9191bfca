import { limits } from "@roster/domain/limits";

/** Input that asks for as many lists or tags as a page can have: menus show them all. */
export const everyGroup = { perPage: limits.directoryPerPage };
