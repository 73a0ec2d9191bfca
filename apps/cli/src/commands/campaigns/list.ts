import type { Campaign } from "@roster/client";
import { limits } from "@roster/domain/limits";
import type { Command } from "commander";
import { command } from "../../command.ts";
import { clientFromEnvironment } from "../../env.ts";
import { addPagingFlags, type PagingFlags } from "../../flags/paging.ts";
import { printListing } from "../../output/listing.ts";
import { type Column, toTable } from "../../output/table.ts";

const columns: readonly Column<Campaign>[] = [
  { title: "NAME", width: 40, of: (campaign) => campaign.name },
  { title: "STATUS", width: 9, of: (campaign) => campaign.status },
  { title: "LISTS", width: 5, of: (campaign) => `${campaign.numberOfLists}` },
  { title: "CREATED", width: 24, of: (campaign) => campaign.createdAt },
  { title: "ID", width: 36, of: (campaign) => campaign.uniqueId },
];

/** `roster campaigns list` */
export function campaignsList(): Command {
  const list = command("list", {
    description: "campaigns, newest first",
    examples: ["roster campaigns list", "roster campaigns list --all --json"],
  });
  return addPagingFlags(list, { most: limits.perPage, noun: "campaign" }).action(async (flags: PagingFlags) => {
    const client = clientFromEnvironment();
    await printListing(
      {
        noun: "campaign",
        page: (paging) => client.campaigns.list.query(paging),
        rowsOf: (page) => page.campaigns,
        all: () => client.iterateCampaigns(),
        toText: (campaigns, place) => toTable(columns, campaigns, place),
      },
      flags,
    );
  });
}
