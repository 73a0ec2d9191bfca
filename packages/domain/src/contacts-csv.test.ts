import { expect, test } from "vitest";
import type { Contact } from "./contact.ts";
import { toCsv } from "./contacts-csv.ts";

const lineOf = (name: string) =>
  toCsv([{ name, phone: "+14155550101", attributes: {} } as Contact], { hasHeading: false }).split(",+1415")[0];

test("a cell that another separator would take apart is quoted", () => {
  expect(lineOf("x;=1+1")).toBe(',"x;=1+1"');
  expect(lineOf("x\t=1+1")).toBe(',"x\t=1+1"');
  expect(lineOf("x\n=1+1")).toBe(',"x\n=1+1"');
  expect(lineOf("x 1")).toBe(",x 1");
});

test("a sign that begins a formula is made harmless in its full width too", () => {
  for (const sign of ["=", "+", "-", "@", "＝", "＋", "－", "＠"]) expect(lineOf(`${sign}x`)).toBe(`,'${sign}x`);
});
