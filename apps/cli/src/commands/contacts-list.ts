import type { Contact, ListContactsInput } from "@roster/client";
import { contactSorts, contactStatuses, limits, sortOrders } from "@roster/domain";
import { Command, Option } from "commander";
import { clientFromEnvironment } from "../env.ts";
import { UsageError } from "../failure.ts";
import { toCsv } from "../output/csv.ts";
import { toTable } from "../output/table.ts";
import { write } from "../output/write.ts";

interface Flags {
  search?: string;
  status?: Contact["status"][];
  list?: string[];
  tag?: string[];
  sort: NonNullable<ListContactsInput["sortBy"]>;
  order: NonNullable<ListContactsInput["order"]>;
  page?: string;
  perPage?: string;
  all?: boolean;
  json?: boolean;
  csv?: boolean;
}

/** `roster contacts list` */
export function contactsList(): Command {
  return new Command("list")
    .description("list contacts: a page as a table, or with --all every one that fits")
    .option("-s, --search <text>", "name or phone contains this; phones in any format")
    .addOption(new Option("--status <status...>", "only these").choices(contactStatuses))
    .option("--list <id...>", "members of any of these lists")
    .option("--tag <id...>", "with any of these tags")
    .addOption(new Option("--sort <field>", "what to sort by").choices(contactSorts).default("createdAt"))
    .addOption(new Option("--order <order>", "which way").choices(sortOrders).default("desc"))
    .option("-p, --page <number>", "which page (default 1)")
    .option("-n, --per-page <number>", `how many contacts a page, at most ${limits.perPage} (default 50)`)
    .option("-a, --all", "every page")
    .addOption(new Option("--json", "the contract's JSON: a page, or with --all one contact a line").conflicts("csv"))
    .option("--csv", "comma-separated values, attributes as JSON")
    .exitOverride()
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  if (flags.all && (flags.page || flags.perPage))
    throw new UsageError("--all reads every page: leave out --page and --per-page");
  const client = clientFromEnvironment();
  const { search, status, list: listIds, tag: tagIds, sort: sortBy, order } = flags;
  const criteria = { search, status, listIds, tagIds, sortBy, order };
  const include = flags.json ? undefined : (["lists", "tags"] as const).slice();
  if (flags.all) return writeAll(client.iterateContacts({ ...criteria, include }), flags);
  const page = await client.contacts.list.query({
    ...criteria,
    include,
    page: whole(flags.page, "--page"),
    perPage: whole(flags.perPage, "--per-page"),
  });
  if (flags.json) return write(`${JSON.stringify(page, null, 2)}\n`);
  if (flags.csv) return write(toCsv(page.contacts, { hasHeading: true }));
  await write(toTable(page.contacts));
  const { page: number, totalPages = 0, total = 0, totalRelation } = page.paginationMeta;
  const about = totalRelation === "estimate" ? "about " : "";
  process.stderr.write(
    `${about}${total} ${total === 1 ? "contact" : "contacts"}, page ${number} of ${about}${Math.max(totalPages, 1)}\n`,
  );
}

async function writeAll(contacts: AsyncIterable<Contact>, flags: Flags): Promise<void> {
  let hasHeading = true;
  for await (const contact of contacts) {
    if (flags.json) await write(`${JSON.stringify(contact)}\n`);
    else if (flags.csv) await write(toCsv([contact], { hasHeading }));
    else await write(toTable([contact], { hasHeading }));
    hasHeading = false;
  }
  if (hasHeading && flags.csv) await write(toCsv([], { hasHeading }));
}

function whole(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(text)) throw new UsageError(`${flag} must be a whole number`);
  return Number(text);
}
