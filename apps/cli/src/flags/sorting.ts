import { type ContactSort, contactSorts, type SortOrder, sortOrders } from "@roster/domain/vocabulary";
import { type Command, Option } from "commander";

export interface SortFlags {
  sort: ContactSort;
  order: SortOrder;
}

/** `--sort` and `--order`, for commands that give contacts in an order. */
export function addSortFlags(command: Command): Command {
  return command
    .addOption(new Option("--sort <field>", "what to sort by").choices(contactSorts).default("createdAt"))
    .addOption(new Option("--order <order>", "which way").choices(sortOrders).default("desc"));
}
