import type { ImportPreview, PreviewedRow } from "@roster/domain/import-preview";
import { Chips } from "../../../../components/chips.tsx";
import { ScrollRegion } from "../../../../components/scroll-region.tsx";

/** The first rows as they would be imported. */
export function FirstRows({ preview }: { preview: ImportPreview }) {
  const { first } = preview;
  return (
    <section aria-labelledby="first-title" className="min-w-0">
      <h3 id="first-title" className="mb-2 font-semibold">
        As they are read
      </h3>
      {first.length === 0 ? <p className="text-muted">There are no rows.</p> : null}
      {first.length > 0 ? (
        <ScrollRegion label="The first rows as they are read">
          <table className="w-full min-w-[40rem] border-collapse">
            <thead className="border-y border-line bg-raised text-xs text-muted">
              <tr>
                {["Row", "Name", "Phone", "Tags", "Attributes"].map((title) => (
                  <th key={title} scope="col" className="px-3 py-2 text-start font-medium">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {first.map((row) => (
                <Row key={row.row} row={row} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
    </section>
  );
}

function Row({ row: { row, name, phone, tags, attributes, reason } }: { row: PreviewedRow }) {
  return (
    <tr className="border-b border-line align-top [&>td]:px-3 [&>td]:py-2">
      <td className="tabular-nums">{row}</td>
      <td dir="auto" className="max-w-48 break-words">
        {name}
      </td>
      <td className="tabular-nums">{phone}</td>
      {reason === null ? (
        <>
          <td>
            <Chips labels={tags} />
          </td>
          <td className="max-w-64">
            {Object.entries(attributes).map(([key, value]) => (
              <div key={key} dir="auto" className="truncate" title={`${key}: ${value}`}>
                <span className="text-muted">{key}</span> {value}
              </div>
            ))}
          </td>
        </>
      ) : (
        <td colSpan={2} className="text-danger">
          Rejected: {reason}
        </td>
      )}
    </tr>
  );
}
