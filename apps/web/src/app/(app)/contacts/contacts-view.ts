import type { ListContactsInput } from "@roster/domain";
import { type ContactSort, contactSorts, contactStatuses, type SortOrder, sortOrders } from "@roster/domain/vocabulary";

import { uuid } from "../../view-params.ts";

/** What the contacts page shows, as its URL says it. The names are REST's. */
export interface ContactsView {
  search: string;
  status: (typeof contactStatuses)[number][];
  listIds: string[];
  tagIds: string[];
  sortBy: ContactSort;
  order: SortOrder;
  page: number;
  perPage: number;
  /** The contact whose panel is open. */
  contact: string | null;
}

export const pageSizes = [25, 50, 100] as const;

/** Reads a URL. What makes no sense there is left out: a page is for people, and never refuses. */
export function readView(params: URLSearchParams): ContactsView {
  const oneOf = <T extends string>(name: string, values: readonly T[], fallback: T) =>
    values.find((value) => value === params.get(name)) ?? fallback;
  const sortBy = oneOf("sort_by", contactSorts, "createdAt");
  const page = params.get("page") ?? "";
  const contact = params.get("contact") ?? "";
  return {
    search: (params.get("search") ?? "")
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, 200),
    status: contactStatuses.filter((status) => params.getAll("status").includes(status)),
    listIds: params
      .getAll("list_id")
      .filter((id) => uuid.test(id))
      .slice(0, 50),
    tagIds: params
      .getAll("tag_id")
      .filter((id) => uuid.test(id))
      .slice(0, 50),
    sortBy,
    order: oneOf("order", sortOrders, "desc"),
    page: /^[1-9][0-9]{0,8}$/.test(page) ? Number(page) : 1,
    perPage: pageSizes.find((size) => String(size) === params.get("per_page")) ?? 50,
    contact: uuid.test(contact) ? contact : null,
  };
}

/** Every contact, newest first. */
export const defaultView: ContactsView = readView(new URLSearchParams());

/** Writes it back, without what is as it is by default. */
export function viewHref(view: ContactsView): "/contacts" | `/contacts?${string}` {
  const params = criteriaParams(view);
  if (view.page !== 1) params.set("page", String(view.page));
  if (view.perPage !== 50) params.set("per_page", String(view.perPage));
  if (view.contact) params.set("contact", view.contact);
  const query = params.toString();
  return query ? `/contacts?${query}` : "/contacts";
}

/** The address of a file of every contact that the view matches. */
export function exportHref(view: ContactsView): string {
  return `/api/contacts/export?${criteriaParams(view)}`;
}

function criteriaParams(view: ContactsView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.search) params.set("search", view.search);
  for (const status of view.status) params.append("status", status);
  for (const id of view.listIds) params.append("list_id", id);
  for (const id of view.tagIds) params.append("tag_id", id);
  if (view.sortBy !== "createdAt") params.set("sort_by", view.sortBy);
  if (view.order !== "desc") params.set("order", view.order);
  return params;
}

/** What the view narrows contacts by, as `contacts.bulk` takes it. */
export function criteriaOf({ search, status, listIds, tagIds }: ContactsView) {
  return { search, status, listIds, tagIds };
}

/** The input of `contacts.list` for it. The table needs neither conversations nor messages. */
export function listInput({ contact: _, ...criteria }: ContactsView): ListContactsInput {
  return { ...criteria, include: ["lists", "tags"] };
}

export function isFiltered(view: ContactsView): boolean {
  return view.search !== "" || view.status.length + view.listIds.length + view.tagIds.length > 0;
}
