const steps = [
  { name: "choose", title: "Choose a file" },
  { name: "check", title: "Check how it is read" },
  { name: "try", title: "See what would happen" },
  { name: "import", title: "Import" },
  { name: "report", title: "Report" },
] as const;

export type Step = (typeof steps)[number]["name"];

/** Where one is on the way from a file to its report. */
export function Steps({ current }: { current: Step }) {
  const at = steps.findIndex(({ name }) => name === current);
  return (
    <ol aria-label="Steps" className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-muted">
      {steps.map(({ name, title }, index) => (
        <li
          key={name}
          aria-current={name === current ? "step" : undefined}
          className="flex items-center gap-1.5 aria-[current]:font-medium aria-[current]:text-text"
        >
          <span
            aria-hidden="true"
            className={`grid size-5 place-items-center rounded-full text-xs tabular-nums ${index <= at ? "bg-accent text-on-accent" : "bg-hover"}`}
          >
            {index + 1}
          </span>
          {title}
        </li>
      ))}
    </ol>
  );
}
