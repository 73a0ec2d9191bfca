import type { Segment, SegmentCount } from "@roster/domain";
import { type ContactsView, criteriaOf, defaultView, narrowed, viewHref } from "../contacts/contacts-view.ts";

/** What the contacts page shows of a segment. */
export function viewOf({ uniqueId, criteria, sortBy, order }: Segment): ContactsView {
  return { ...defaultView, ...narrowed(criteria), sortBy, order, segment: uniqueId };
}

/** What a segment keeps of a view. */
export function keptOf(view: ContactsView) {
  return { criteria: criteriaOf(view), sortBy: view.sortBy, order: view.order };
}

/** Whether two views show the same contacts in the same order, whichever page of them. */
export function isSameList(one: ContactsView, other: ContactsView): boolean {
  return listHref(one) === listHref(other);
}

function listHref({ listIds, tagIds, status, ...view }: ContactsView): string {
  const { page, perPage, contact, segment } = defaultView;
  const inOrder = { listIds: listIds.toSorted(), tagIds: tagIds.toSorted(), status: status.toSorted() };
  return viewHref({ ...view, ...inOrder, page, perPage, contact, segment });
}

/** A count as people read it. */
export function countText({ numberOfContacts, relation }: SegmentCount, written: (value: number) => string): string {
  return `${relation === "estimate" ? "about " : ""}${written(numberOfContacts)}`;
}
