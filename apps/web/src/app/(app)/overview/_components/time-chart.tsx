"use client";
import Link from "next/link";
import { useState } from "react";
import { useFormat } from "../../../../components/format-provider.tsx";
import { isNamed, ticksOf } from "../axis.ts";
import type { createdHref } from "../overview-view.ts";
import { LineShape } from "./line-shape.tsx";
import { MarkShape } from "./mark-shape.tsx";
import { bottom, height, top, yOf } from "./plot.ts";
import { useRoving } from "./use-roving.ts";

export interface Mark {
  key: string;
  /** Below the chart. */
  name: string;
  /** Its period with its counts, in words. */
  label: string;
  href: ReturnType<typeof createdHref>;
  /** One for each series. */
  values: readonly number[];
}

export interface Series {
  title: string;
  color: "fill-accent" | "fill-second";
}

interface TimeChartProps {
  label: string;
  marks: readonly Mark[];
  series: readonly Series[];
  shape: "bars" | "line";
}

/** Counts over time. Each mark is a link; what is pointed at or focused is said in words above. Drawn by attributes alone, as the policy of pages wants it. */
export function TimeChart({ label, marks, series, shape }: TimeChartProps) {
  const { brief } = useFormat();
  const [shown, setShown] = useState<number | null>(null);
  const { stop, setStop, onKeyDown } = useRoving(marks.length);
  const ticks = ticksOf(Math.max(0, ...marks.flatMap(({ values }) => values)));
  const most = ticks.at(-1) ?? 1;
  const slot = 100 / marks.length;
  return (
    <div className="mt-2">
      <div className="flex gap-4 text-xs leading-5" aria-hidden="true">
        {series.length > 1 ? series.map((one) => <LegendEntry key={one.title} {...one} />) : null}
        <span className="h-5 min-w-0 truncate">{shown === null ? "" : marks[shown]?.label}</span>
      </div>
      <div className="flex" dir="ltr">
        <svg aria-hidden="true" width="40" height={height} className="shrink-0 fill-muted text-xs tabular-nums">
          {ticks.map((tick) => (
            <text key={tick} x="34" y={yOf(tick, most)} textAnchor="end" dominantBaseline="middle">
              {brief(tick)}
            </text>
          ))}
        </svg>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
        <svg role="group" aria-label={label} width="100%" height={height} className="min-w-0 flex-1 overflow-visible">
          {ticks.map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={yOf(tick, most)} y2={yOf(tick, most)} className="stroke-line" />
          ))}
          {shape === "line" ? <LineShape values={marks.map(({ values }) => values[0] ?? 0)} most={most} /> : null}
          {marks.map((mark, at) => (
            <Link
              key={mark.key}
              data-mark=""
              href={mark.href}
              prefetch={false}
              aria-label={mark.label}
              tabIndex={at === stop ? 0 : -1}
              className="group"
              onKeyDown={onKeyDown}
              onFocus={() => {
                setStop(at);
                setShown(at);
              }}
              onBlur={() => setShown(null)}
              onPointerEnter={() => setShown(at)}
              onPointerLeave={() => setShown(null)}
            >
              <rect
                x={`${at * slot}%`}
                y={top}
                width={`${slot}%`}
                height={bottom - top}
                className="fill-text opacity-0 group-hover:opacity-8 group-focus-visible:opacity-8"
              />
              <MarkShape mark={mark} at={at} of={marks.length} most={most} series={series} shape={shape} />
            </Link>
          ))}
          <svg aria-hidden="true" className="overflow-visible fill-muted text-xs">
            {marks.map(({ key, name }, at) =>
              isNamed(at, marks.length) ? (
                <text key={key} x={`${(at + 0.5) * slot}%`} y={height - 6} textAnchor="middle">
                  {name}
                </text>
              ) : null,
            )}
          </svg>
        </svg>
      </div>
    </div>
  );
}

function LegendEntry({ title, color }: Series) {
  return (
    <span className="flex items-center gap-1.5 text-muted">
      <svg width="10" height="10" aria-hidden="true">
        <rect width="10" height="10" rx="2" className={color} />
      </svg>
      {title}
    </span>
  );
}
