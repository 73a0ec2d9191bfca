"use client";
import { useFormat } from "./format-provider.tsx";
import { Popover } from "./popover.tsx";

interface Option {
  value: string;
  label: string;
  count?: number | undefined;
}

interface FilterMenuProps {
  title: string;
  options: Option[];
  chosen: readonly string[];
  choose: (chosen: string[]) => void;
  /** Finds options by a part of their name, where there are too many to show. */
  search?: { text: string; type: (text: string) => void; isMore: boolean } | null;
}

/** A button that opens a list of check boxes. */
export function FilterMenu({ title, options, chosen, choose, search = null }: FilterMenuProps) {
  const format = useFormat();
  const toggle = (value: string, isChosen: boolean) =>
    choose(isChosen ? [...chosen, value] : chosen.filter((other) => other !== value));
  const trigger = (
    <>
      {title}
      {chosen.length > 0 ? (
        <span className="rounded bg-accent px-1.5 text-xs text-on-accent tabular-nums">{chosen.length}</span>
      ) : null}
      <span aria-hidden="true" className="text-muted">
        ▾
      </span>
    </>
  );
  return (
    <Popover trigger={trigger}>
      {() => (
        <fieldset>
          <legend className="sr-only">{title}</legend>
          {search ? (
            <input
              type="search"
              className="field mb-1 w-full"
              aria-label={`Search ${title.toLowerCase()}`}
              placeholder="A part of the name"
              value={search.text}
              onChange={(event) => search.type(event.target.value)}
            />
          ) : null}
          {options.length === 0 ? <p className="p-2 text-muted">There are none.</p> : null}
          {options.map(({ value, label, count }) => (
            <label key={value} className="flex items-center gap-2 rounded px-2 py-1.5 hover:bg-hover">
              <input
                type="checkbox"
                className="accent-accent"
                checked={chosen.includes(value)}
                onChange={(event) => toggle(value, event.target.checked)}
              />
              <span dir="auto" className="min-w-0 flex-1 break-words">
                {label}
              </span>
              {count === undefined ? null : (
                <span className="text-xs text-muted tabular-nums">{format.number(count)}</span>
              )}
            </label>
          ))}
          {search?.isMore ? (
            <p className="px-2 py-1.5 text-xs text-muted">There are more. Type a part of the name.</p>
          ) : null}
        </fieldset>
      )}
    </Popover>
  );
}
