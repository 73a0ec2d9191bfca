import type { Contact } from "@roster/domain";

export function AttributeTable({ attributes }: { attributes: Contact["attributes"] }) {
  const entries = Object.entries(attributes);
  return (
    <section aria-labelledby="attributes-title">
      <h3 id="attributes-title" className="mb-2 font-semibold">
        Attributes
      </h3>
      {entries.length === 0 ? <p className="text-muted">There are none.</p> : null}
      <dl className="grid gap-2">
        {entries.map(([key, value]) => (
          <div key={key} className="grid grid-cols-[7rem_1fr] gap-x-2">
            <dt className="break-words text-muted" dir="auto">
              {key}
            </dt>
            <dd className="break-words whitespace-pre-wrap" dir="auto">
              {typeof value === "string" ? value : JSON.stringify(value)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
