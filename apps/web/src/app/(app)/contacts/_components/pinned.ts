import type { ShownColumn } from "../columns.ts";

/** Keeps a cell of a pinned column in sight. Set by script: the policy of pages allows no style attributes in what is served. */
export function pinned(cell: HTMLElement | null, { pinnedAt }: ShownColumn): void {
  if (!cell) return;
  cell.style.position = pinnedAt === null ? "" : "sticky";
  cell.style.insetInlineStart = pinnedAt === null ? "" : `${pinnedAt}px`;
}
