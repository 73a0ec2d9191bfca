import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addPagingFlags, type PagingFlags } from "../../flags/paging.ts";
import { printListing } from "../../output/listing.ts";
import { toTable } from "../../output/table.ts";
import { countedTagColumns } from "../../output/tag-table.ts";

interface Flags extends PagingFlags {
  search?: string;
}

/** `roster tags list` */
export function tagsList(): Command {
  const list = command("list", {
    description: "tags by label, with how many contacts have each",
    examples: ["roster tags list --search vip", "roster tags list --all --json | jq -r .uniqueId"],
  }).option("-s, --search <text>", "the label contains this");
  return addPagingFlags(list, { most: limits.directoryPerPage, noun: "tag" }).action(run);
}

async function run(flags: Flags): Promise<void> {
  const client = clientFromEnvironment();
  const { search } = flags;
  await printListing(
    {
      noun: "tag",
      page: (paging) => client.tags.list.query({ search, ...paging }),
      rowsOf: ({ tags }) => tags,
      all: () => client.iterateTags({ search }),
      toText: (tags, place) => toTable(countedTagColumns, tags, place),
    },
    flags,
  );
}
