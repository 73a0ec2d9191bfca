import { type Command, Option } from "commander";
import { UsageError } from "../failure.ts";

export interface PagingFlags {
  page?: number;
  perPage?: number;
  cursor?: string;
  all?: boolean;
  json?: boolean;
}

/** Which page is asked for, in the words of the contract. */
export type Paging = Pick<PagingFlags, "page" | "perPage" | "cursor">;

/** `--page`, `--per-page`, `--cursor`, `--all` and `--json`, for whatever is listed page by page. */
export function addPagingFlags(command: Command, { most, noun }: { most: number; noun: string }): Command {
  return command
    .addOption(new Option("-p, --page <number>", "which page (default 1)").argParser(whole("--page")))
    .addOption(
      new Option("-n, --per-page <number>", `how many ${noun}s a page, at most ${most} (default 50)`).argParser(
        whole("--per-page"),
      ),
    )
    .addOption(new Option("--cursor <cursor>", "where a page of --json left off").conflicts("page"))
    .addOption(new Option("-a, --all", "every page").conflicts(["page", "perPage", "cursor"]))
    .option("--json", `the contract's JSON: a page, or with --all one ${noun} a line`);
}

/** The page that the flags ask for. */
export function pagingOf({ page, perPage, cursor }: PagingFlags): Paging {
  return { page, perPage, cursor };
}

function whole(flag: string) {
  return (text: string): number => {
    if (!/^[0-9]{1,15}$/.test(text)) throw new UsageError(`${flag} must be a whole number`);
    return Number(text);
  };
}
