import type { ColumnPlace, ContactColumn, Permission, TablePreferences } from "@roster/domain";
import { limits } from "@roster/domain/limits";
import { attributePrefix, type ContactSort, contactColumns } from "@roster/domain/vocabulary";

interface Column {
  title: string;
  /** In pixels, where nobody chose another. */
  width: number;
  sort?: ContactSort;
  /** What must be allowed for the column to be there. */
  needs?: Permission;
}

const columns: Record<(typeof contactColumns)[number], Column> = {
  name: { title: "Name", width: 190, sort: "name" },
  phone: { title: "Phone", width: 145, sort: "phone" },
  status: { title: "Status", width: 95, sort: "status" },
  lists: { title: "Lists", width: 185, needs: "Get:List" },
  tags: { title: "Tags", width: 160, needs: "Get:Tag" },
  lastMessageAt: { title: "Last message", width: 120, sort: "lastMessageAt" },
  createdAt: { title: "Created", width: 115, sort: "createdAt" },
  updatedAt: { title: "Updated", width: 115, sort: "updatedAt" },
};
const attributeWidth = 160;

export const defaultTable: TablePreferences = {
  columns: contactColumns.filter((key) => key !== "updatedAt").map((key) => ({ key })),
  density: "comfortable",
  paging: "pages",
  perPage: 50,
};

/** The attribute that a column shows; null where it shows something else. */
export function attributeOf(key: ContactColumn): string | null {
  return key.startsWith(attributePrefix) ? key.slice(attributePrefix.length) : null;
}

export function columnOf(key: ContactColumn): Column {
  const attribute = attributeOf(key);
  if (attribute !== null) return { title: attribute, width: attributeWidth };
  return columns[key as keyof typeof columns];
}

/** A column as it is shown: with its width, and where it begins if it stays in sight. */
export interface ShownColumn extends Column {
  key: ContactColumn;
  pinnedAt: number | null;
}

/** The columns that somebody may see, pinned ones first. `before` is what stands before the first of them. */
export function shownColumns(
  places: readonly ColumnPlace[],
  { may, before }: { may: (permission: Permission) => boolean; before: number },
): ShownColumn[] {
  const allowed = places.filter(({ key }) => {
    const { needs } = columnOf(key);
    return needs === undefined || may(needs);
  });
  let pinnedAt = before;
  return [...allowed.filter(({ isPinned }) => isPinned), ...allowed.filter(({ isPinned }) => !isPinned)].map(
    ({ key, width, isPinned }) => {
      const column = columnOf(key);
      const shown = { ...column, key, width: width ?? column.width, pinnedAt: isPinned ? pinnedAt : null };
      pinnedAt += shown.width;
      return shown;
    },
  );
}

/** The same columns with one of them in another place. */
export function moved(places: readonly ColumnPlace[], key: ContactColumn, to: number): ColumnPlace[] {
  const place = places.find((other) => other.key === key);
  const rest = places.filter((other) => other.key !== key);
  return place ? rest.toSpliced(to, 0, place) : rest;
}

/** A width that a column can have. */
export function columnWidth(pixels: number): number {
  return Math.round(Math.min(limits.columnPixels, Math.max(limits.columnPixelsMinimum, pixels)));
}
