import type { Overview } from "@roster/domain/overview";
import { contactStatuses } from "@roster/domain/vocabulary";
import { useFormat } from "../../../../components/format-provider.tsx";
import { defaultView, viewHref } from "../../contacts/contacts-view.ts";
import { SharesCard } from "./shares-card.tsx";

/** Contacts by status, list and tag. */
export function GroupCards({ overview: { contacts, lists, tags } }: { overview: Overview }) {
  const { share, counted } = useFormat();
  const { total, byStatus } = contacts;
  function summaryOf(shown: number, others: number, kind: string): string {
    if (shown === 0) return `There are no ${kind}s yet.`;
    const all = counted(shown + others, kind);
    return others === 0 ? `${all}, the largest first.` : `The largest of ${all}. A contact can be in several.`;
  }
  const othersOf = (others: { number: number; memberships: number }, kind: "list" | "tag") =>
    others.number === 0
      ? null
      : {
          name: `${counted(others.number, `other ${kind}`)} together`,
          count: others.memberships,
          href: `/${kind}s` as const,
        };
  return (
    <div className="grid items-start gap-4 md:grid-cols-2 lg:col-span-2 xl:grid-cols-3">
      <SharesCard
        title="By status"
        kind="Status"
        summary={`${share(byStatus.Active, total)} of all contacts are active.`}
        total={total}
        shares={contactStatuses.map((status) => ({
          key: status,
          name: status,
          count: byStatus[status],
          href: viewHref({ ...defaultView, status: [status] }),
        }))}
      />
      {lists ? (
        <SharesCard
          title="By list"
          kind="List"
          summary={summaryOf(lists.largest.length, lists.others.number, "list")}
          total={total}
          shares={lists.largest.map(({ uniqueId, name, numberOfContacts }) => ({
            key: uniqueId,
            name,
            count: numberOfContacts,
            href: viewHref({ ...defaultView, listIds: [uniqueId] }),
          }))}
          others={othersOf(lists.others, "list")}
        />
      ) : null}
      {tags ? (
        <SharesCard
          title="By tag"
          kind="Tag"
          summary={summaryOf(tags.largest.length, tags.others.number, "tag")}
          total={total}
          shares={tags.largest.map(({ uniqueId, label, numberOfContacts }) => ({
            key: uniqueId,
            name: label,
            count: numberOfContacts,
            href: viewHref({ ...defaultView, tagIds: [uniqueId] }),
          }))}
          others={othersOf(tags.others, "tag")}
        />
      ) : null}
    </div>
  );
}
