import type { Command } from "commander";
import { group } from "../../command.ts";
import { segmentsCreate } from "./create.ts";
import { segmentsDelete } from "./delete.ts";
import { segmentsList } from "./list.ts";

/** `roster segments` */
export function segments(): Command {
  return group("segments", {
    description: "filters of contacts that are kept under a name and shared",
    examples: ["roster segments list", "roster contacts list --segment 'People of Vigo'"],
    commands: [segmentsList(), segmentsCreate(), segmentsDelete()],
  });
}
