import { toCsv } from "@roster/domain/csv";
import { limits } from "@roster/domain/limits";
import { type Command, Option } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addCriteriaFlags, type CriteriaFlags, criteriaOf } from "../../flags/criteria.ts";
import { addPagingFlags, type PagingFlags } from "../../flags/paging.ts";
import { addSortFlags, type SortFlags } from "../../flags/sorting.ts";
import { contactColumns } from "../../output/contact-table.ts";
import { printListing } from "../../output/listing.ts";
import { toTable } from "../../output/table.ts";

interface Flags extends CriteriaFlags, SortFlags, PagingFlags {
  csv?: boolean;
}

/** `roster contacts list` */
export function contactsList(): Command {
  const list = command("list", {
    description: "list contacts: a page as a table, or with --all every one that fits",
    examples: [
      "roster contacts list --search maria --status Active",
      "roster contacts list --attr city=Rome --attr age:gte=18 --created-after 2026-01-01",
      `roster contacts list --all --json --filter '{"not":{"field":"lastMessageAt","op":"exists","value":true}}'`,
    ],
  });
  addPagingFlags(addSortFlags(addCriteriaFlags(list)), { most: limits.perPage, noun: "contact" });
  return list
    .addOption(new Option("--csv", "comma-separated values, attributes as JSON").conflicts("json"))
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  const client = clientFromEnvironment();
  const include = flags.json ? undefined : (["lists", "tags"] as const).slice();
  const query = { ...criteriaOf(flags), sortBy: flags.sort, order: flags.order, include };
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
