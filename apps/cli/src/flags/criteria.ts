import type { BulkContactsInput } from "@roster/domain";
import { contactStatuses, matches } from "@roster/domain/vocabulary";
import { type Command, Option } from "commander";
import { conditionHelp, conditionsOf } from "./attributes.ts";
import { jsonOf } from "./read-json.ts";

/** Which contacts, in the words of the contract. */
export type Criteria = NonNullable<BulkContactsInput["criteria"]>;

export interface CriteriaFlags {
  search?: string;
  status?: Criteria["status"];
  list?: string[];
  listMatch?: Criteria["listMatch"];
  tag?: string[];
  tagMatch?: Criteria["tagMatch"];
  attr?: string[];
  filter?: string;
  createdAfter?: string;
  createdBefore?: string;
  updatedAfter?: string;
  updatedBefore?: string;
  lastMessageAfter?: string;
  lastMessageBefore?: string;
}

const moments = [
  ["created", "created"],
  ["updated", "changed"],
  ["last-message", "with their last message"],
] as const;

/** The flags that choose contacts, the same for every command that takes many. */
export function addCriteriaFlags(command: Command): Command {
  const flags = [
    new Option("-s, --search <text>", "name or phone contains this; phones in any format"),
    new Option("--status <status...>", "only these").choices(contactStatuses),
    new Option("--list <id...>", "members of any of these lists"),
    new Option("--list-match <match>", "of any, all or none of the lists (default any)").choices(matches),
    new Option("--tag <id...>", "with any of these tags"),
    new Option("--tag-match <match>", "with any, all or none of the tags (default any)").choices(matches),
    new Option("--attr <key=value...>", conditionHelp),
    new Option("--filter <json>", "a tree of and, or, not and { field, op, value }"),
    ...moments.flatMap(([name, what]) => [
      new Option(`--${name}-after <moment>`, `${what} at this date or moment, or later`),
      new Option(`--${name}-before <moment>`, `${what} before it`),
    ]),
  ];
  for (const flag of flags) command.addOption(flag.helpGroup("Which contacts:"));
  return command;
}

/** The criteria that the flags describe. */
export function criteriaOf(flags: CriteriaFlags): Criteria {
  const { list: listIds, tag: tagIds, attr, filter, search, status, listMatch, tagMatch } = flags;
  const { createdAfter, createdBefore, updatedAfter, updatedBefore, lastMessageAfter, lastMessageBefore } = flags;
  return {
    search,
    status,
    listIds,
    listMatch,
    tagIds,
    tagMatch,
    attributes: attr && conditionsOf("--attr", attr),
    filter: filter === undefined ? undefined : (jsonOf("--filter", filter) as Criteria["filter"]),
    createdAfter,
    createdBefore,
    updatedAfter,
    updatedBefore,
    lastMessageAfter,
    lastMessageBefore,
  };
}

/** Whether criteria leave anybody out; how lists and tags match does not by itself, and neither does an empty search. */
export function narrows({ listMatch: _, tagMatch: __, ...criteria }: Criteria): boolean {
  return Object.values(criteria).some((value) => value !== undefined && !(typeof value === "string" && !value.trim()));
}
