"use client";
import { useFormat } from "./format-provider.tsx";

interface MomentProps {
  at: string | null;
  /** The time of day, or the day; how long ago it is unless given. */
  as?: "relative" | "time" | "day";
}

/** A moment, with the exact one on hover. */
export function Moment({ at, as = "relative" }: MomentProps) {
  const format = useFormat();
  if (at === null) return <span className="text-muted">never</span>;
  return (
    <time dateTime={at} title={format.exact(at)} className="whitespace-nowrap tabular-nums">
      {format[as](at)}
    </time>
  );
}
