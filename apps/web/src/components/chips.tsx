/** Short labels in one line; what does not fit is counted, and named on hover. */
export function Chips({ labels, most = 2 }: { labels: string[]; most?: number }) {
  if (labels.length === 0) return <span className="text-muted">none</span>;
  const shown = labels.slice(0, most);
  return (
    <span className="flex items-center gap-1" title={labels.join(", ")}>
      {shown.map((label) => (
        <span
          key={label}
          className="max-w-32 truncate rounded border border-line bg-raised px-1.5 text-xs leading-5"
          dir="auto"
        >
          {label}
        </span>
      ))}
      {labels.length > shown.length ? (
        <span className="text-xs text-muted">+{labels.length - shown.length}</span>
      ) : null}
    </span>
  );
}
