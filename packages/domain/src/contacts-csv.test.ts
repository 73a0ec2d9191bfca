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

test("columns come in the order that is asked for, an attribute under its key by itself", () => {
  const contact = {
    name: "Ana",
    phone: "+14155550101",
    attributes: { city: "Rome", n: -5, o: { a: 1 } },
  } as unknown as Contact;
  const columns = [
    "attributes.n",
    "phone",
    "attributes.city",
    "attributes.o",
    "attributes.none",
    "attributes.toString",
  ];
  expect(toCsv([contact], { hasHeading: true, columns })).toBe(
    `${columns.join(",")}\r\n-5,+14155550101,Rome,"{""a"":1}",,\r\n`,
  );
});
