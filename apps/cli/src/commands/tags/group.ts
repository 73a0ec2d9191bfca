import type { Command } from "commander";
import { group } from "../../command.ts";
import { tagsCreate } from "./create.ts";
import { tagsDelete } from "./delete.ts";
import { tagsList } from "./list.ts";
import { tagsRename } from "./rename.ts";

/** `roster tags` */
export function tags(): Command {
  return group("tags", {
    description: "tags of contacts and lists",
    examples: ["roster tags list", "roster tags create vip"],
    commands: [tagsList(), tagsCreate(), tagsRename(), tagsDelete()],
  });
}
