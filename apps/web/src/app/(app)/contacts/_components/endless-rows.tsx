"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect } from "react";

interface EndlessRowsProps {
  /** How many were read. */
  count: number;
  /** Pixels. */
  rowHeight: number;
  /** How many columns a row has. */
  span: number;
  /** What scrolls the table. */
  scroller: RefObject<HTMLDivElement | null>;
  /** Reads more, where there is more. */
  readMore: (() => void) | null;
  row: (index: number) => ReactNode;
}

/** Of an endless list only the rows in sight are in the page. */
export function EndlessRows({ count, rowHeight, span, scroller, readMore, row }: EndlessRowsProps) {
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 40,
    // What is served is as long as most screens are.
    initialRect: { width: 1280, height: 800 },
  });
  const inSight = rows.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (readMore && last >= count - 25) readMore();
  }, [readMore, last, count]);
  return (
    <>
      <Spacer height={inSight[0]?.start ?? 0} span={span} />
      {inSight.map(({ index }) => row(index))}
      <Spacer height={rows.getTotalSize() - (inSight.at(-1)?.end ?? 0)} span={span} />
    </>
  );
}

/** Stands for the rows that are not in the page. */
function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={span} height={height} className="p-0" />
    </tr>
  );
}
