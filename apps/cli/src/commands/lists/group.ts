import type { Command } from "commander";
import { group } from "../../command.ts";
import { listsCreate } from "./create.ts";
import { listsDelete } from "./delete.ts";
import { listsGet } from "./get.ts";
import { listsList } from "./list.ts";
import { listsUpdate } from "./update.ts";

/** `roster lists` */
export function lists(): Command {
  return group("lists", {
    description: "lists that contacts are on",
    examples: ["roster lists list", "roster lists create Customers"],
    commands: [listsList(), listsGet(), listsCreate(), listsUpdate(), listsDelete()],
  });
}
