import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsOf, type StreamEvent } from "../src/event-stream.ts";

async function read(text: string, cuts: readonly number[] = []): Promise<StreamEvent[]> {
  const bytes = new TextEncoder().encode(text);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  async function* pieces() {
    for (const [n, end] of ends.entries()) yield bytes.subarray(n === 0 ? 0 : ends[n - 1], end);
  }
  return Array.fromAsync(eventsOf(pieces(), () => {}));
}

const text =
  "event: connected\ndata: {}\n\n\nevent: ping\ndata: \n\n: word\n\ndata: ü\ndata:two\nid: 7\n\n\ndata: last\n\ndata: lost";

test("events are read with their types and ids, whatever else stands between", async () => {
  expect(await read(text)).toEqual([
    { type: "connected", id: "", data: "{}" },
    { type: "ping", id: "", data: "" },
    { type: "message", id: "7", data: "ü\ntwo" },
    { type: "message", id: "7", data: "last" },
  ]);
  expect(await read(text.replaceAll("\n", "\r\n"))).toEqual(await read(text));
});

test("where the pieces are cut makes no difference", async () => {
  const whole = await read(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 10 }), fc.constantFrom("\n", "\r\n"), async (cuts, line) => {
      expect(await read(text.replaceAll("\n", line), cuts)).toEqual(whole);
    }),
  );
});
