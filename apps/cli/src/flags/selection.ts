import type { BulkContactsInput } from "@roster/client";
import { UsageError } from "../failure.ts";
import { type CriteriaFlags, criteriaOf, narrows } from "./criteria.ts";

export interface SelectionFlags {
  ids?: string[];
  all?: boolean;
}

/** The contacts that a change is about. Throws a UsageError unless that is clear: nobody means everybody by saying nothing. */
export function selectionOf(flags: CriteriaFlags & SelectionFlags): Pick<BulkContactsInput, "ids" | "criteria"> {
  const { ids, all } = flags;
  const criteria = criteriaOf(flags);
  const ways = [ids !== undefined, all, narrows(criteria)].filter(Boolean).length;
  if (ways === 0) throw new UsageError("say which contacts: flags that choose them, --ids, or --all for every one");
  if (ways > 1) throw new UsageError("--ids and --all cannot be narrowed by other flags");
  return ids ? { ids } : { criteria };
}
