import type { ContactCriteria, ContactFilter, ListContactsInput } from "@roster/domain";
import { escapeName } from "@roster/domain/column-list";
import { limits } from "@roster/domain/limits";
import {
  type ContactSort,
  contactSorts,
  contactStatuses,
  type ExportFormat,
  matches,
  type SortOrder,
  sortOrders,
} from "@roster/domain/vocabulary";
import { uuid } from "../../view-params.ts";
import { conditionsOf, filterOf, otherConditions, readConditions } from "./conditions.ts";

/** What the contacts page shows, as its URL says it. The names are REST's. */
export interface ContactsView {
  search: string;
  status: (typeof contactStatuses)[number][];
  listIds: string[];
  tagIds: string[];
  /** What else must hold of a contact. */
  conditions: ContactFilter[];
  sortBy: ContactSort;
  order: SortOrder;
  page: number;
  perPage: number;
  /** The contact whose panel is open. */
  contact: string | null;
  /** The segment that the view began with. */
  segment: string | null;
}

export const pageSizes = [25, 50, 100] as const;
const usualPageSize = 50;

/** What contacts are narrowed by, in a view that narrows by nothing. */
export const everything = {
  search: "",
  status: [],
  listIds: [],
  tagIds: [],
  conditions: [],
} satisfies Partial<ContactsView>;

/**
 * Reads a URL. What makes no sense there is left out: a page is for people, and never refuses. A first page is as long as whoever
 * looks has it; what is on another depends on the length, so that the URL says it.
 */
export function readView(params: URLSearchParams, perPage: number = usualPageSize): ContactsView {
  const oneOf = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === params.get(name));
  const text = (name: string) => params.get(name) ?? undefined;
  const page = text("page") ?? "";
  const idOf = (name: string) => params.getAll(name).find((id) => uuid.test(id)) ?? null;
  return {
    ...narrowed({
      search: text("search"),
      status: contactStatuses.filter((status) => params.getAll("status").includes(status)),
      listIds: params.getAll("list_id"),
      listMatch: oneOf("list_match", matches),
      tagIds: params.getAll("tag_id"),
      tagMatch: oneOf("tag_match", matches),
      createdAfter: text("created_after"),
      createdBefore: text("created_before"),
      updatedAfter: text("updated_after"),
      updatedBefore: text("updated_before"),
      lastMessageAfter: text("last_message_after"),
      lastMessageBefore: text("last_message_before"),
      filter: filterOf(readConditions(text("filter"))),
    }),
    sortBy: oneOf("sort_by", contactSorts) ?? "createdAt",
    order: oneOf("order", sortOrders) ?? "desc",
    page: /^[1-9][0-9]{0,8}$/.test(page) ? Number(page) : 1,
    perPage: pageSizes.find((size) => String(size) === text("per_page")) ?? perPage,
    contact: idOf("contact"),
    segment: idOf("segment"),
  };
}

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/** What a view narrows by for the criteria of a list of contacts. */
export function narrowed(criteria: Loose<ContactCriteria>): Pick<ContactsView, keyof typeof everything> {
  const { search = "", status = [], listIds = [], listMatch = "any", tagIds = [], tagMatch = "any" } = criteria;
  const known = (ids: readonly string[]) => ids.filter((id) => uuid.test(id)).slice(0, limits.filterIds);
  const groups = { listIds: known(listIds), tagIds: known(tagIds) };
  return {
    search: search
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, limits.searchCharacters),
    status,
    listIds: listMatch === "any" ? groups.listIds : [],
    tagIds: tagMatch === "any" ? groups.tagIds : [],
    conditions: [...otherConditions({ ...criteria, ...groups }), ...conditionsOf(criteria.filter)],
  };
}

/** Every contact, newest first. */
export const defaultView: ContactsView = readView(new URLSearchParams());

/** Writes it back, without what is as it is by default. */
export function viewHref(view: ContactsView): "/contacts" | `/contacts?${string}` {
  const params = criteriaParams(view);
  if (view.page !== 1) {
    params.set("page", String(view.page));
    params.set("per_page", String(view.perPage));
  }
  if (view.contact) params.set("contact", view.contact);
  if (view.segment) params.set("segment", view.segment);
  const query = params.toString();
  return query ? `/contacts?${query}` : "/contacts";
}

/** The address of a file of every contact that the view matches, in its order; with all columns unless some are named. */
export function exportHref(view: ContactsView, columns?: readonly string[], format: ExportFormat = "csv"): string {
  const params = criteriaParams(view);
  if (columns) params.set("columns", columns.map(escapeName).join(","));
  if (format !== "csv") params.set("format", format);
  return `/api/contacts/export?${params}`;
}

function criteriaParams(view: ContactsView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.search) params.set("search", view.search);
  for (const status of view.status) params.append("status", status);
  for (const id of view.listIds) params.append("list_id", id);
  for (const id of view.tagIds) params.append("tag_id", id);
  if (view.conditions.length > 0) params.set("filter", JSON.stringify(filterOf(view.conditions)));
  if (view.sortBy !== "createdAt") params.set("sort_by", view.sortBy);
  if (view.order !== "desc") params.set("order", view.order);
  return params;
}

/** What the view narrows contacts by, as `contacts.bulk` takes it. */
export function criteriaOf({ search, status, listIds, tagIds, conditions }: ContactsView) {
  const filter = filterOf(conditions);
  return { search, status, listIds, tagIds, ...(filter ? { filter } : {}) };
}

/** The input of `contacts.list` for it. The table needs neither conversations nor messages. */
export function listInput(view: ContactsView) {
  const { sortBy, order, page, perPage } = view;
  return { ...criteriaOf(view), sortBy, order, page, perPage, include: ["lists", "tags"] } satisfies ListContactsInput;
}

/** The same for a list without pages, which begins at its beginning. */
export function endlessInput(view: ContactsView) {
  const { page: _, ...input } = listInput(view);
  return input;
}

export function isFiltered(view: ContactsView): boolean {
  return (
    view.search !== "" || view.status.length + view.listIds.length + view.tagIds.length + view.conditions.length > 0
  );
}
