/** Where a chart is drawn, in pixels from above: its names stand below. */
export const height = 200;
export const top = 10;
export const bottom = 172;

/** How high a count stands. */
export function yOf(count: number, most: number): number {
  return bottom - ((bottom - top) * count) / most;
}
