import type { RosterClient } from "@roster/client";
import { toCsv } from "@roster/domain/csv";
import { limits } from "@roster/domain/limits";
import { type Command, Option } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { UsageError } from "../../failure.ts";
import { addCriteriaFlags, type CriteriaFlags, criteriaOf, narrows } from "../../flags/criteria.ts";
import { addPagingFlags, type PagingFlags } from "../../flags/paging.ts";
import { segmentOf } from "../../flags/segment.ts";
import { addSortFlags, type SortFlags } from "../../flags/sorting.ts";
import { contactColumns } from "../../output/contact-table.ts";
import { printListing } from "../../output/listing.ts";
import { toTable } from "../../output/table.ts";

interface Flags extends CriteriaFlags, SortFlags, PagingFlags {
  segment?: string;
  csv?: boolean;
}

/** `roster contacts list` */
export function contactsList(): Command {
  const list = command("list", {
    description: "list contacts: a page as a table, or with --all every one that fits",
    examples: [
      "roster contacts list --search maria --status Active",
      "roster contacts list --attr city=Rome --attr age:gte=18 --created-after 2026-01-01",
      "roster contacts list --segment 'People of Vigo' --all --csv",
      `roster contacts list --all --json --filter '{"not":{"field":"lastMessageAt","op":"exists","value":true}}'`,
    ],
  });
  addPagingFlags(addSortFlags(addCriteriaFlags(list)), { most: limits.perPage, noun: "contact" });
  return list
    .addOption(new Option("--segment <name>", "those of this segment, in its order").helpGroup("Which contacts:"))
    .addOption(new Option("--csv", "comma-separated values, attributes as JSON").conflicts("json"))
    .action(run);
}

async function run(flags: Flags, list: Command): Promise<void> {
  const client = clientFromEnvironment();
  const include = flags.json ? undefined : (["lists", "tags"] as const).slice();
  const chosen = { ...criteriaOf(flags), sortBy: flags.sort, order: flags.order };
  const query = { ...(flags.segment === undefined ? chosen : await querySegment(client, flags, list)), include };
  await printListing(
    {
      noun: "contact",
      page: (paging) => client.contacts.list.query({ ...query, ...paging }),
      rowsOf: ({ contacts }) => contacts,
      all: () => client.iterateContacts(query),
      toText: (contacts, place) => (flags.csv ? toCsv(contacts, place) : toTable(contactColumns, contacts, place)),
      isData: flags.csv,
    },
    flags,
  );
}

/** What a segment asks for, in another order where the flags say one. */
async function querySegment(client: RosterClient, flags: Flags, list: Command) {
  if (narrows(criteriaOf(flags)))
    throw new UsageError("--segment chooses the contacts alone, without other such flags");
  const { criteria, sortBy, order } = await segmentOf(client, flags.segment ?? "");
  const isGiven = ["sort", "order"].some((name) => list.getOptionValueSource(name) === "cli");
  return { ...criteria, ...(isGiven ? { sortBy: flags.sort, order: flags.order } : { sortBy, order }) };
}
