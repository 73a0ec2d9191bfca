import { expect, test } from "vitest";
import { CountGate } from "./count-gate.ts";

/** Counts that end when they are told to. */
function counting(gate: CountGate) {
  const running: string[] = [];
  let most = 0;
  const begin = (organizationId: string, name: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = gate.run(organizationId, async () => {
      running.push(name);
      most = Math.max(most, running.length);
      await promise;
      running.splice(running.indexOf(name), 1);
      return name;
    });
    return { done, end: resolve };
  };
  return { running, begin, most: () => most };
}

test("two counts of one organization run at once, the others in their turn, and none waits for another organization's", async () => {
  const { running, begin, most } = counting(new CountGate());
  const ours = ["a", "b", "c", "d"].map((name) => begin("ours", name));
  const theirs = begin("theirs", "x");
  expect(running).toEqual(["a", "b", "x"]);
  ours[1]?.end();
  expect(await ours[1]?.done).toBe("b");
  await Promise.resolve();
  expect(running).toEqual(["a", "x", "c"]);
  for (const { end } of [...ours, theirs]) end();
  expect(await Promise.all(ours.map(({ done }) => done))).toEqual(["a", "b", "c", "d"]);
  expect(running).toEqual([]);
  expect(most()).toBe(3);
});

test("of many organizations four counts run at once", async () => {
  const { running, begin, most } = counting(new CountGate());
  const counts = Array.from({ length: 9 }, (_, n) => begin(`organization ${n}`, `${n}`));
  expect(running).toEqual(["0", "1", "2", "3"]);
  for (const { end } of counts) end();
  await Promise.all(counts.map(({ done }) => done));
  expect(most()).toBe(4);
});

test("a count that fails makes room, and one too many is turned away", async () => {
  const gate = new CountGate();
  const failing = gate.run("ours", () => Promise.reject(new Error("no")));
  const { begin, running } = counting(gate);
  const first = begin("ours", "first");
  const waiting = Array.from({ length: 200 }, (_, n) => begin("ours", `${n}`));
  await expect(gate.run("ours", async () => 1)).rejects.toMatchObject({ code: "unavailable" });
  await expect(failing).rejects.toThrow("no");
  await Promise.resolve();
  expect(running).toEqual(["first", "0"]);
  for (const { end } of [first, ...waiting]) end();
  await Promise.all(waiting.map(({ done }) => done));
});
