import { type ReactNode, useId } from "react";

interface CardProps {
  title: string;
  /** What is to be seen, in a sentence. */
  summary?: string;
  isWide?: boolean;
  children: ReactNode;
}

export function Card({ title, summary, isWide = false, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`min-w-0 rounded-lg border border-line p-4 ${isWide ? "lg:col-span-2" : ""}`}
    >
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {summary ? <p className="mt-0.5 text-muted">{summary}</p> : null}
      {children}
    </section>
  );
}
