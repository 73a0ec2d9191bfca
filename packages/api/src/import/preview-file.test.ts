import { readFileSync } from "node:fs";
import { ImportOptions } from "@roster/domain/import";
import type { Region } from "@roster/domain/phone";
import fc from "fast-check";
import { expect, test } from "vitest";
import { previewFile } from "./preview-file.ts";
import { readContacts } from "./read-contacts.ts";

type Given = Partial<ImportOptions> & { isWhole?: boolean; region?: Region };

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

function preview(content: string | Uint8Array, { isWhole = true, region = "US", ...given }: Given = {}) {
  return previewFile(inOnePiece(bytesOf(content)), { ...ImportOptions.parse(given), region, isWhole });
}

function whole(content: string | Uint8Array) {
  return Array.fromAsync(readContacts(inOnePiece(bytesOf(content)), { ...ImportOptions.parse({}), region: "US" }));
}

const file = (name: string) => readFileSync(new URL(`../../tests/files/${name}`, import.meta.url));
const guesses = ({ columns }: Awaited<ReturnType<typeof preview>>) =>
  Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));

test("a Google export is recognized, column by column, with values that it has", async () => {
  const seen = await preview(file("google-contacts.csv"));
  expect(seen).toMatchObject({
    format: "csv",
    encoding: "utf-8",
    delimiter: ",",
    rows: 22,
    rejected: 5,
    problem: null,
  });
  expect(guesses(seen)).toMatchObject({
    "First Name": "namePart",
    "Organization Name": "company",
    Labels: "tags",
    "Phone 1 - Label": "phoneLabel",
    "Phone 1 - Value": "phone",
    Notes: "attributes",
  });
  expect(seen.columns.find(({ key }) => key === "First Name")?.samples[0]).toBe("Álvaro");
  expect(seen.first[0]).toMatchObject({ row: 2, name: "Álvaro Núñez", phone: "+34612345678", reason: null });
});

test("encoding, separator and format are told, and can be said", async () => {
  const outlook = file("outlook-contacts-cp1252.csv");
  expect(await preview(outlook)).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
  const card = await preview(file("vcard/rfc6350-example.vcf"));
  expect(card).toMatchObject({ format: "vcard", delimiter: null, columns: [], rows: 1, problem: null });
  const cyrillic = Buffer.concat([
    Buffer.from("name,phone\n"),
    Buffer.from([0xc8, 0xe2, 0xe0, 0xed]),
    Buffer.from(",+14155550101\n"),
  ]);
  expect((await preview(cyrillic, { encoding: "windows-1251" })).first[0]).toMatchObject({ name: "Иван" });
  expect((await preview("a;b,phone\n1;2,+14155550101\n", { delimiter: "," })).columns).toHaveLength(2);
});

test("a heading with a line break in a cell tells its separator", async () => {
  expect(await preview('"Name\nof person";phone\nAna;+14155550101\n')).toMatchObject({ delimiter: ";", rejected: 0 });
});

test("where no column is a phone that is said, with the values to find it by, until a mapping says which it is", async () => {
  const content = "Who,Reach\nAna,+14155550101\n";
  const seen = await preview(content);
  expect(seen).toMatchObject({ problem: expect.stringMatching(/^No column is a phone/), rejected: 1 });
  expect(seen.columns).toMatchObject([{ samples: ["Ana"] }, { samples: ["+14155550101"] }]);
  const mapped = await preview(content, { map: { Reach: "phone", Who: "name" } });
  expect(mapped).toMatchObject({ problem: null, rejected: 0, first: [{ name: "Ana", phone: "+14155550101" }] });
  expect(mapped.columns).toMatchObject([{ guess: "attributes", target: "name" }, { target: "phone" }]);
});

test("columns with the same heading, or none, are mapped by their keys", async () => {
  const content = "Value,Value,,phone\none,two,three,+14155550101\n";
  const seen = await preview(content, { map: { "Value 2": "name", "Column 3": "ignore" } });
  expect(seen.columns.map(({ key, target }) => [key, target])).toEqual([
    ["Value", null],
    ["Value 2", "name"],
    ["Column 3", "ignore"],
    ["phone", null],
  ]);
  expect(seen.first[0]).toMatchObject({ name: "two", attributes: { Value: "one" } });
});

test("a beginning that ends anywhere is read as the whole file is", async () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab1 ,;\n"é😀'), maxLength: 12 });
  const line = fc.tuple(cell, fc.constantFrom("+14155550101", "+14155550102", "12", ""), cell);
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 12, maxLength: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (lines, share) => {
        const quoted = lines.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
        const bytes = bytesOf(["name,phone,note", ...quoted, ...Array(60).fill("filler,12,")].join("\n"));
        const end = 512 + Math.floor(share * (bytes.length - 512));
        const all = await whole(bytes);
        const seen = await preview(bytes.subarray(0, end), { isWhole: false });
        expect(seen.encoding).toBe("utf-8");
        expect(seen.rows).toBeLessThanOrEqual(all.length);
        expect(seen.first.map(({ row, phone, reason }) => [row, phone, reason])).toEqual(
          all
            .slice(0, seen.first.length)
            .map((read) => [read.row, read.phone, read.kind === "rejected" ? read.reason : null]),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("what is no file of contacts is refused with its reason", async () => {
  await expect(preview("")).rejects.toThrow("The file is empty");
  await expect(preview("PK\u0003\u0004xx")).rejects.toThrow("not a text file");
  await expect(preview(`${"x".repeat(300_000)},phone\n`)).rejects.toThrow(
    /heading cannot be read: this line is over 256 KB/,
  );
  await expect(preview("x".repeat(1_048_577))).rejects.toThrow(/first 1 MB/);
});
