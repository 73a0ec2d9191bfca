"use client";
import { type ReactNode, useState } from "react";

interface ShownOnceProps {
  /** What the value is, for who does not see it. */
  label: string;
  value: string;
  children: ReactNode;
}

/** A secret that nobody can be shown again, with a way to copy it. */
export function ShownOnce({ label, value, children }: ShownOnceProps) {
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <div className="mt-3 grid gap-2 rounded-lg border border-line bg-raised p-3">
      <p role="status">{children}</p>
      <div className="flex gap-2">
        <input
          className="field min-w-0 flex-1"
          aria-label={label}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className="button"
          onClick={() =>
            navigator.clipboard?.writeText(value).then(
              () => setCopied(value),
              () => {},
            )
          }
        >
          {copied === value ? "Copied" : "Copy"}
        </button>
      </div>
    </div>
  );
}
