import { useId } from "react";
import { Chips } from "../../../../components/chips.tsx";
import { StatusBadge } from "../../../../components/status-badge.tsx";
import type { Merged } from "../merge-plan.ts";

/** What will be there when contacts are merged. */
export function MergePreview({ merged, count }: { merged: Merged; count: number }) {
  const id = useId();
  const { name, phone, status, lists, tags } = merged;
  const attributes = Object.entries(merged.attributes);
  return (
    <section aria-labelledby={id} className="grid gap-2 rounded-lg border border-line bg-raised p-3">
      <h3 id={id} className="font-medium">
        After merging {count}
      </h3>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <strong className="min-w-0 break-words" dir="auto">
          {name}
        </strong>
        <span className="tabular-nums">{phone}</span>
        <StatusBadge status={status} />
      </p>
      <dl className="grid gap-x-3 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <dt className="text-muted">Lists</dt>
        <dd className="[&>span]:flex-wrap">
          <Chips labels={lists} most={lists.length} />
        </dd>
        <dt className="text-muted">Tags</dt>
        <dd className="[&>span]:flex-wrap">
          <Chips labels={tags} most={tags.length} />
        </dd>
        {attributes.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="min-w-0 break-words text-muted" dir="auto">
              {key}
            </dt>
            <dd className="min-w-0 break-words" dir="auto">
              {typeof value === "string" ? value : JSON.stringify(value)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">All conversations are kept together.</p>
    </section>
  );
}
