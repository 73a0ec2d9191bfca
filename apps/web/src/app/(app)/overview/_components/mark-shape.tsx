import { bottom, yOf } from "./plot.ts";
import type { Mark, Series } from "./time-chart.tsx";

interface MarkShapeProps {
  mark: Mark;
  /** Its place, of how many. */
  at: number;
  of: number;
  /** What the axis ends at. */
  most: number;
  series: readonly Series[];
  shape: "bars" | "line";
}

const pointsBesideEachOther = 31;

/** The bars or the point of a mark. Among many points only the one that is pointed at is drawn. */
export function MarkShape({ mark: { values }, at, of, most, series, shape }: MarkShapeProps) {
  const slot = 100 / of;
  if (shape === "line") {
    const isCrowded = of > pointsBesideEachOther;
    return (
      <circle
        cx={`${(at + 0.5) * slot}%`}
        cy={yOf(values[0] ?? 0, most)}
        r="4"
        className={`fill-accent ${isCrowded ? "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100" : ""}`}
      />
    );
  }
  const width = (0.7 * slot) / series.length;
  return series.map(({ title, color }, index) => {
    const count = values[index] ?? 0;
    // However few there are, they are seen.
    const y = Math.min(yOf(count, most), bottom - 2);
    const x = (at + 0.15) * slot + index * width;
    return count === 0 ? null : (
      <rect key={title} x={`${x}%`} y={y} width={`${width}%`} height={bottom - y} className={color} />
    );
  });
}
