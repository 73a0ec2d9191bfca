import { limits } from "@roster/domain/limits";

/** Input that asks for the first lists or tags: who offers them to be chosen from finds the others by a part of their name. */
export const firstGroups = { perPage: limits.perPage };
