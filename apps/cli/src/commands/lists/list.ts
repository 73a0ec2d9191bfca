import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addPagingFlags, type PagingFlags } from "../../flags/paging.ts";
import { listColumns } from "../../output/list-table.ts";
import { printListing } from "../../output/listing.ts";
import { toTable } from "../../output/table.ts";

interface Flags extends PagingFlags {
  search?: string;
}

/** `roster lists list` */
export function listsList(): Command {
  const list = command("list", {
    description: "lists by name, with how many contacts are on each",
    examples: ["roster lists list --search customers", "roster lists list --all --json"],
  }).option("-s, --search <text>", "the name contains this");
  return addPagingFlags(list, { most: limits.directoryPerPage, noun: "list" }).action(run);
}

async function run(flags: Flags): Promise<void> {
  const client = clientFromEnvironment();
  const { search } = flags;
  await printListing(
    {
      noun: "list",
      page: (paging) => client.lists.list.query({ search, ...paging }),
      rowsOf: ({ lists }) => lists,
      all: () => client.iterateLists({ search }),
      toText: (lists, place) => toTable(listColumns, lists, place),
    },
    flags,
  );
}
