/** Round numbers from zero to at least `most`, which is a count: few enough to be read, and whole. */
export function ticksOf(most: number): number[] {
  const wanted = Math.max(most, 1) / 4;
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(wanted)));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((size) => size >= wanted) ?? 10 * magnitude;
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step);
}

/** Whether the mark at that place, of so many, has its name below it: the last has, and as many others as there is room for. */
export function isNamed(place: number, of: number, room = 6): boolean {
  return (of - 1 - place) % Math.ceil(of / room) === 0;
}
