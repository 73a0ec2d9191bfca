import fc from "fast-check";
import { expect, test } from "vitest";
import { isNamed, ticksOf } from "./axis.ts";

test("an axis begins at zero, ends at or just above the largest count, and goes in whole round steps", () => {
  expect(ticksOf(0)).toEqual([0, 1]);
  expect(ticksOf(3)).toEqual([0, 1, 2, 3]);
  expect(ticksOf(1_204)).toEqual([0, 500, 1_000, 1_500]);
  fc.assert(
    fc.property(fc.nat(), (most) => {
      const ticks = ticksOf(most);
      const [, step = 0] = ticks;
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.every((tick, index) => tick === index * step)).toBe(true);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.at(-2)).toBeLessThan(Math.max(most, 1));
    }),
  );
});

test("of any number of marks the last is named, and at most six are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), (of) => {
      const named = Array.from({ length: of }, (_, place) => isNamed(place, of));
      expect(named.at(-1)).toBe(true);
      expect(named.filter(Boolean).length).toBeLessThanOrEqual(6);
    }),
  );
});
