import type { ReactNode } from "react";
import { ScrollRegion } from "./scroll-region.tsx";

interface SettingsTableProps {
  label: string;
  titles: readonly string[];
  /** What the last column is for, where its cells have buttons and no title. */
  action?: string | null;
  /** Its rows. */
  children: ReactNode;
}

/** A table that scrolls sideways where it does not fit. */
export function SettingsTable({ label, titles, action = null, children }: SettingsTableProps) {
  return (
    <ScrollRegion label={label}>
      <table className="w-full min-w-[42rem] border-collapse text-start">
        <thead className="border-y border-line bg-raised text-xs text-muted">
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-medium">
                {title}
              </th>
            ))}
            {action === null ? null : (
              <th scope="col" className="px-3 py-2 font-medium">
                <span className="sr-only">{action}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}
