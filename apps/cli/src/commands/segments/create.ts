import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addCriteriaFlags, type CriteriaFlags, criteriaOf } from "../../flags/criteria.ts";
import { addJsonFlag, type JsonFlags } from "../../flags/json-flag.ts";
import { addSortFlags, type SortFlags } from "../../flags/sorting.ts";
import { printAnswer } from "../../output/answer.ts";
import { toSegmentDetails } from "../../output/segment-table.ts";

interface Flags extends CriteriaFlags, SortFlags, JsonFlags {}

/** `roster segments create` */
export function segmentsCreate(): Command {
  const create = command("create", {
    description: "keep which contacts the flags choose under a name, for everybody, and show it",
    examples: ["roster segments create 'People of Vigo' --attr city=Vigo --status Active --sort name --order asc"],
  }).argument("<name>", "what the segment is called");
  return addJsonFlag(addSortFlags(addCriteriaFlags(create))).action(async (name: string, flags: Flags) => {
    const { sort: sortBy, order } = flags;
    const input = { name, criteria: criteriaOf(flags), sortBy, order, isShared: true };
    await printAnswer(await clientFromEnvironment().segments.create.mutate(input), flags, toSegmentDetails);
  });
}
