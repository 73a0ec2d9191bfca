import { bottom, top, yOf } from "./plot.ts";

/** A line through counts, and what lies under it. It is stretched to the chart's width; its stroke is not. */
export function LineShape({ values, most }: { values: readonly number[]; most: number }) {
  const points = values.map((value, at) => `${at + 0.5},${yOf(value, most) - top}`).join(" ");
  const floor = bottom - top;
  return (
    <svg
      aria-hidden="true"
      y={top}
      width="100%"
      height={floor}
      viewBox={`0 0 ${values.length} ${floor}`}
      preserveAspectRatio="none"
      className="overflow-visible"
    >
      <polygon points={`0.5,${floor} ${points} ${values.length - 0.5},${floor}`} className="fill-accent opacity-15" />
      <polyline
        points={points}
        fill="none"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
        className="stroke-accent"
      />
    </svg>
  );
}
