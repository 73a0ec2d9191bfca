import { expect, test, vi } from "vitest";
import { type Card, vcardCards } from "./vcard-cards.ts";
import * as lines from "./vcard-lines.ts";

vi.mock("./vcard-lines.ts", async (original) => {
  const real = await original<typeof lines>();
  return { ...real, parseProperty: vi.fn(real.parseProperty) };
});

async function cardsOf(...text: string[]): Promise<Card[]> {
  async function* inPieces() {
    yield* text;
  }
  return Array.fromAsync(vcardCards(inPieces()));
}

const card = (...properties: string[]) =>
  ["BEGIN:VCARD", "VERSION:2.1", ...properties, "TEL:+14155550132", "END:VCARD", ""].join("\r\n");
const softBroken = (count: number) => `NOTE;ENCODING=QUOTED-PRINTABLE:${"all=20work=\r\n".repeat(count)}and no play`;

test("a value that goes on over many soft breaks is parsed once, not once a line", async () => {
  const text = card(softBroken(300));
  vi.mocked(lines.parseProperty).mockClear();
  const [read] = await cardsOf(text);
  expect(read?.properties.find(({ name }) => name === "NOTE")?.value).toBe(`${"all work".repeat(300)}and no play`);
  const parsed = vi.mocked(lines.parseProperty).mock.calls.reduce((sum, [line]) => sum + line.length, 0);
  expect(parsed).toBeLessThan(text.length);
});

test("a value over 256 KB is a problem of its card alone, and what follows it is read", async () => {
  const [long, next] = await cardsOf(card(softBroken(30_000)), card("FN:Next"));
  expect(long).toMatchObject({ row: 1, problem: "a line of it is over 256 KB" });
  expect(long?.properties.map(({ name }) => name)).toEqual(["VERSION", "TEL"]);
  expect(next).toMatchObject({ row: 2, problem: null });
});

test("a long quoted-printable value without a single escape is read", async () => {
  const [read] = await cardsOf(card(`NOTE;ENCODING=QUOTED-PRINTABLE:${"x".repeat(200_000)}`));
  expect(read?.properties.find(({ name }) => name === "NOTE")?.value).toHaveLength(200_000);
});

test("a header that is folded itself says how its value goes on", async () => {
  const [read] = await cardsOf(card("NOTE;ENCODING=QUOTED-\r\n PRINTABLE:one=\r\ntwo"));
  expect(read?.properties.find(({ name }) => name === "NOTE")?.value).toBe("onetwo");
});
