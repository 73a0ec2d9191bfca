import { readFileSync } from "node:fs";
import { ImportOptions } from "@roster/domain/import";
import type { Region } from "@roster/domain/phone";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadRow } from "./contact-draft.ts";
import { readContacts } from "./read-contacts.ts";

type Given = Partial<ImportOptions> & { region?: Region };

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(
  content: string | Uint8Array,
  { region = "US", ...given }: Given = {},
  sizes: readonly number[] = [65_536],
): Promise<ReadRow[]> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return Array.fromAsync(readContacts(inPieces(bytes, sizes), { ...ImportOptions.parse(given), region }));
}

const file = (name: string) => readFileSync(new URL(`../../tests/files/${name}`, import.meta.url));
const summary = (rows: ReadRow[]) =>
  rows.map((row) => (row.kind === "contact" ? `${row.row} ${row.phone} ${row.name}` : `${row.row} rejected`));

test("a Google export gives every row as a contact or with its reason", async () => {
  const rows = await read(file("google-contacts.csv"));
  expect(rows.length).toBe(22);
  const rejected = rows.filter((row) => row.kind === "rejected");
  expect(rejected.map(({ row, name, reason }) => [row, name, reason])).toEqual([
    [9, "Sin Numero", "it has no phone"],
    [10, "Priya Raghavan", "098765 43210 is not a phone number in region US"],
    [19, "Too Short", "12 is not a phone number in region US"],
    [20, "Letters Only", "call-me-maybe is not a phone number in region US"],
    [21, "Vanity Number", "1-800-FLOWERS is not a phone number in region US"],
  ]);
  expect(rows[0]).toEqual({
    kind: "contact",
    row: 2,
    name: "Álvaro Núñez",
    isNamed: true,
    phone: "+34612345678",
    tags: ["Madrid", "VIP"],
    attributes: {
      "Organization Name": "Talleres Núñez",
      "E-mail 1 - Label": "* Work",
      "E-mail 1 - Value": "alvaro@talleres.example",
    },
    warnings: [],
  });
  expect(rows[1]).toMatchObject({
    phone: "+14155550132",
    tags: ["starred"],
    attributes: { Notes: 'Met at the fair, "stand 12",\r\nasked for the catalogue.' },
  });
  expect(rows[5]).toMatchObject({ phone: "+33612345678", attributes: { "Phone 1 - Value": "+33 1 42 68 53 00" } });
  expect(rows[6]).toMatchObject({
    name: "+1 0501112222",
    isNamed: false,
    warnings: [expect.stringContaining("not a valid one")],
  });
  expect(rows[11]).toMatchObject({ name: 'Robert"); DROP TABLE contact;-- Tables' });
});

test("numbers without a country code are read in the region that is asked for", async () => {
  const rows = await read(file("google-contacts.csv"), { region: "IN" });
  expect(rows.find((row) => row.name === "Priya Raghavan")).toMatchObject({ kind: "contact", phone: "+919876543210" });
});

test("an Outlook export in Windows-1252 with semicolons is read as people wrote it", async () => {
  const rows = await read(file("outlook-contacts-cp1252.csv"));
  expect(summary(rows)).toEqual([
    "2 +491711234567 Jürgen Weiß",
    "3 +33142685301 Mme Anaïs Lefèvre",
    "4 +41446681800 Nameless AG",
    "5 +4520123456 Bjørn Østergård",
  ]);
  expect(rows[0]).toMatchObject({
    tags: ["Kunde", "Berlin"],
    attributes: { Company: "Weiß & Söhne", Notes: "ruft gern zurück" },
  });
});

test("a Wapikit file's attributes are JSON, and a row whose are not is rejected alone", async () => {
  const rows = await read(file("wapikit-import.csv"));
  expect(rows[0]).toMatchObject({ attributes: { city: "Pune", orders: 3 } });
  expect(rows[1]).toMatchObject({ kind: "rejected", row: 3, name: "Bad Json", reason: "attributes is not JSON" });
  expect(summary(rows).slice(2)).toEqual([
    "4 +919812345680 No Attributes",
    "5 +919812345678 Asha Patel again",
    "6 rejected",
  ]);
});

test.each([
  ["John_Doe_ANDROID", ["1 rejected", "2 rejected", "3 rejected", "4 rejected", "5 rejected", "6 rejected"]],
  ["John_Doe_BLACK_BERRY", ["1 +96123456789 John Doe"]],
  ["John_Doe_EVOLUTION", ["1 +19056661234 Mr. John Richter, James Doe Sr."]],
  ["John_Doe_GMAIL", ["1 +19055551234 Mr. John Richter, James Doe Sr."]],
  ["John_Doe_IPHONE", ["1 +19055551234 Mr. John Richter James Doe Sr."]],
  ["John_Doe_LOTUS_NOTES", ["1 rejected"]],
  ["John_Doe_MAC_ADDRESS_BOOK", ["1 +19055551234 Mr. John Richter,James Doe Sr."]],
  ["John_Doe_MS_OUTLOOK", ["1 +19055551234 Mr. John Richter James Doe Sr."]],
  ["fullcontact", ["1 +15555551113 Prefix FirstName MiddleName LastName Suffix"]],
  ["gmail-list", ["1 rejected", "2 rejected", "3 rejected"]],
  ["gmail-single", ["1 +15555551111 Greg Dartmouth"]],
  ["gmail-single2", ["1 +15555551115 VCard Test"]],
  ["issue114", ["1 +49123456789 Dummy, Dummy"]],
  ["outlook-2003", ["1 rejected"]],
  ["outlook-2007", ["1 +11115554444 Mr. Michael Angstadt Jr."]],
  ["rfc2426-example", ["1 +19196769515 Frank Dawson", "2 +14159373419 Tim Howes"]],
  ["rfc6350-example", ["1 +14182626501 Simon Perreault"]],
  ["thunderbird-MoreFunctionsForAddressBook-extension", ["1 +15555555555 John Doe"]],
])("the cards of %s.vcf", async (name, expected) => {
  expect(summary(await read(file(`vcard/${name}.vcf`)))).toEqual(expected);
});

test("a card's other properties are attributes under their names, its categories are tags, and its picture is left out", async () => {
  const [card] = await read(file("vcard/thunderbird-MoreFunctionsForAddressBook-extension.vcf"));
  expect(card).toMatchObject({ tags: ["category1", "category2", "category3"] });
  expect(card?.kind === "contact" && card.attributes).toMatchObject({
    ORG: "TheOrganization, TheDepartment",
    "ADR (HOME)": "123 Main St, Apt 10, Austin, TX, 12345, USA",
    "EMAIL 2": "additional-email@company.com",
    "TEL (FAX)": "555-555-3333",
    NOTE: 'This is the notes field.\nSecond Line\n\nFourth Line\nYou can put anything in the "note" field; even curse words.',
  });
  expect(Object.keys((card as { attributes: object }).attributes)).not.toContain("PHOTO");
});

test("Android's quoted-printable names are decoded across soft line breaks", async () => {
  const rows = await read(file("vcard/John_Doe_ANDROID.vcf"));
  expect(rows.map((row) => row.name)).toEqual(["", "", "Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ", "ÑÑÑÑ"]);
});

test("an old Google export and headings in German are recognized", async () => {
  const old =
    "Name,Given Name,Family Name,Group Membership,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\nAna Gómez,Ana,Gómez,* myContacts ::: Amigos,Home,+34 912 345 678,Mobile,+34 612 345 678\n";
  expect(await read(old)).toMatchObject([
    {
      name: "Ana Gómez",
      phone: "+34612345678",
      tags: ["Amigos"],
      attributes: { "Phone 1 - Value": "+34 912 345 678" },
    },
  ]);
  const german = "Vorname;Nachname;Firma;Mobiltelefon;Kategorien\nJörg;Groß;ACME;0171 1234567;Kunde\n";
  expect(await read(german, { region: "DE" })).toMatchObject([
    { name: "Jörg Groß", phone: "+491711234567", tags: ["Kunde"], attributes: { Firma: "ACME" } },
  ]);
});

test("a mapping says what a column is, and one that names no column is refused with the headings", async () => {
  const csv = "Who,Reach,Colour,Secret\nAna,+14155550132,red,x\n";
  const rows = await read(csv, { map: { who: "name", Reach: "phone", Colour: "tags", secret: "ignore" } });
  expect(rows).toMatchObject([{ name: "Ana", tags: ["red"], attributes: {} }]);
  await expect(read(csv)).rejects.toThrow(/No column is a phone.*Who, Reach, Colour, Secret/);
  await expect(read(csv, { map: { Handy: "phone" } })).rejects.toThrow(/No column is headed Handy/);
});

test("headings are said back in part, however long they are", async () => {
  const error = await read(`${"a".repeat(300)},b\u0007c\n1,2\n`).catch((thrown) => thrown);
  expect(error.message).toContain(`The headings are: ${"a".repeat(99)}…, b c.`);
});

const vcard = (...lines: string[]) => ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");

test("the extension of a phone is kept beside it", async () => {
  expect(await read("name,Business Phone\nExt,+1 212-555-0100 ext. 42\n")).toMatchObject([
    { phone: "+12125550100", attributes: { "Business Phone extension": "42" } },
  ]);
  expect(await read(vcard("FN:Ext", "TEL;TYPE=WORK;VALUE=uri:tel:+1-418-656-9254;ext=102"))).toMatchObject([
    { phone: "+14186569254", attributes: { "TEL (WORK) extension": "102" } },
  ]);
  const [other] = await read(
    vcard("FN:Ext", "TEL;TYPE=CELL:+14155550132", "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102"),
  );
  expect(other).toMatchObject({ phone: "+14155550132", attributes: { TEL: "+1-418-656-9254;ext=102" } });
});

test("a fax is no phone to write to: it is kept as an attribute, and alone it is not enough", async () => {
  const google = (label: string, second: string) =>
    `Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Value\nFay,${label},+1 415 555 0132,${second}\n`;
  expect(await read(google("Work Fax", "+1 415 555 0133"))).toMatchObject([
    { phone: "+14155550133", attributes: { "Phone 1 - Value (Work Fax)": "+1 415 555 0132" } },
  ]);
  const alone = { kind: "rejected", name: "Fay", reason: "it has no phone" };
  expect(await read(google("Home Fax", ""))).toMatchObject([alone]);
  expect(await read("name,Business Fax,phone\nFay,+1 415 555 0132,\n")).toMatchObject([alone]);
  expect(await read(vcard("FN:Fay", "TEL;TYPE=FAX:+14155550132"))).toMatchObject([alone]);
});

test("addresses of pictures and keys, a card's id and titles that its name lacks are kept", async () => {
  const [read1] = await read(
    vcard(
      "FN:Ana Roe",
      "N:Roe;Ana;;Dr.;MP",
      "UID:urn:uuid:4fbe8971",
      "TEL:+14155550132",
      "PHOTO;VALUE=uri:http://pictures.example/ana.jpg",
      "KEY:https://keys.example/ana.pgp",
      "LOGO;ENCODING=b;TYPE=PNG:aGVsbG8=",
      " aGVsbG8=",
      "SOUND:data:audio/ogg;base64,aGVsbG8=",
    ),
  );
  expect(read1).toMatchObject({ name: "Ana Roe" });
  expect((read1 as { attributes: object }).attributes).toEqual({
    UID: "urn:uuid:4fbe8971",
    PHOTO: "http://pictures.example/ana.jpg",
    KEY: "https://keys.example/ana.pgp",
    "N (PREFIX)": "Dr.",
    "N (SUFFIX)": "MP",
  });
  const [whole] = await read(vcard("FN:Dr. Ana Roe", "N:Roe;Ana;;Dr.;", "TEL:+14155550132"));
  expect((whole as { attributes: object }).attributes).toEqual({});
});

test("a number that JavaScript cannot hold stays the text that it was", async () => {
  const numbers = { a: "12345678901234567890", b: "1e400", c: "9007199254740993", d: "0.1234567890123456789" };
  const json = `{"n":{${Object.entries(numbers).map(([key, number]) => `"${key}":${number}`)}},"m":[1,-0.5,1.50,1e3,10,1e21,0]}`;
  expect(await read(`phone;attributes\n+14155550132;${json}\n`)).toMatchObject([
    { attributes: { n: numbers, m: [1, -0.5, 1.5, 1000, 10, 1e21, 0] } },
  ]);
});

test("a card that is cut off is taken, with a warning", async () => {
  const whole = vcard("FN:Ana", "TEL:+14155550132") + vcard("FN:Bo", "TEL:+14155550133", "NOTE:long");
  const warning = ["END:VCARD is missing: the card may have been longer"];
  expect(await read(whole.slice(0, whole.lastIndexOf("ng\r\nEND")))).toMatchObject([
    { name: "Ana", warnings: [] },
    { name: "Bo", attributes: { NOTE: "lo" }, warnings: warning },
  ]);
  const missing = whole.replace("END:VCARD\r\n", "");
  expect(await read(missing)).toMatchObject([
    { name: "Ana", warnings: warning },
    { name: "Bo", warnings: [] },
  ]);
  expect(await read(`${whole}BEGIN:VCARD`)).toMatchObject([
    { name: "Ana" },
    { name: "Bo" },
    { reason: "it has no phone" },
  ]);
});

test("a NUL in one row spoils that row alone", async () => {
  const rows = Array.from({ length: 40 }, (_, n) => `Person ${n},+1415555${1000 + n}`);
  rows[30] = "Per\u0000son,+14155551030";
  rows[31] = "Person,+1415555\u00001031";
  const nul = { kind: "rejected", reason: "it has a NUL character" };
  const read1 = await read(["name,phone", ...rows, ""].join("\n"));
  expect(read1.map(({ kind }) => kind).filter((kind) => kind === "contact")).toHaveLength(38);
  expect(read1[30]).toMatchObject({ row: 32, ...nul });
  expect(read1[31]).toMatchObject(nul);
  expect(JSON.stringify(read1)).not.toContain("\\u0000");
  const cards = [
    vcard("FN:Ana", "TEL:+14155550132", `NOTE:${"x".repeat(600)}`),
    vcard("FN:B\u0000o", "TEL:+14155550133"),
    vcard("FN:Cy", "TEL;ENCODING=QUOTED-PRINTABLE:+1415555=000134"),
    vcard("FN:Di", "TEL:+14155550135", "no\u0000property"),
  ];
  const read2 = await read(cards.join(""));
  expect(read2).toMatchObject([{ name: "Ana" }, nul, nul, { kind: "rejected" }]);
  expect(JSON.stringify(read2)).not.toContain("\\u0000");
});

test("a comma that is part of a tag does not part it", async () => {
  const tags = async (categories: string) =>
    ((await read(vcard("FN:Ana", "TEL:+14155550132", `CATEGORIES:${categories}`)))[0] as { tags: string[] }).tags;
  expect(await tags("Sales\\, EMEA,VIP")).toEqual(["Sales, EMEA", "VIP"]);
  expect(await tags("one,two")).toEqual(["one", "two"]);
  expect(await tags("one\\,two\\,three")).toEqual(["one", "two", "three"]);
  for (const heading of ["Labels", "Group Membership"])
    expect(
      await read(`name,${heading},phone\nAna,"Sales, EMEA; all ::: VIP",+14155550132\nBo,"a, b",+14155550133\n`),
    ).toMatchObject([{ tags: ["Sales, EMEA; all", "VIP"] }, { tags: ["a, b"] }]);
});

test("the line with which Excel says what separates is understood, and counted", async () => {
  for (const [line, rest] of [
    ["sep=;", "name;phone;note, more\nAna;+14155550132;a,b\n"],
    ['"SEP=\t"', "name\tphone\tnote, more\nAna\t+14155550132\ta,b\n"],
    ["sep=,", 'name,phone,"note, more"\nAna,+14155550132,"a,b"\n'],
  ])
    expect(await read(`${line}\r\n${rest}`)).toMatchObject([
      { row: 3, name: "Ana", phone: "+14155550132", attributes: { "note, more": "a,b" } },
    ]);
});

test("a quoted cell that is too long gets its true reason", async () => {
  const reasonOf = async (content: string) => (await read(content)).find((row) => row.kind === "rejected")?.reason;
  expect(await reasonOf(`name,phone\n"${"z".repeat(300_000)}",+14155550132\n`)).toBe(
    "a quote is opened in this line and not closed within 256 KB",
  );
  expect(await reasonOf('name,phone\n"Ana,+14155550132\n')).toBe("a quote is opened in this line and never closed");
});

test("lines, headings, rows and cards of any size are read or refused in no time", async () => {
  const started = performance.now();
  const columns = /^The heading has 1\d* columns, and a file may have 1,000/;
  await expect(read(`[${"1,".repeat(400_000)}1]`)).rejects.toThrow(/heading cannot be read: this line is over 256 KB/);
  await expect(read(`${"1,".repeat(100_000)}phone\n`)).rejects.toThrow(columns);
  await expect(read(`phone${",a".repeat(100_000)}\n`)).rejects.toThrow(columns);
  await expect(read(`phone${",".repeat(120_000)}\n`)).rejects.toThrow(columns);
  const rows = await read(
    `phone\n${",".repeat(5_000_000)}\n+14155550132${",x".repeat(50_000)}\n+14155550133,${"y".repeat(600_000)}\nAna\n`,
  );
  expect(rows.map((row) => row.kind === "rejected" && row.reason)).toEqual([
    "this line is over 256 KB",
    "attributes must have at most 100 keys",
    "this line is over 256 KB",
    "Ana is not a phone number in region US",
  ]);
  const card = (lines: string) => `BEGIN:VCARD\nTEL:+14155550132\n${lines}END:VCARD\n`;
  const cards = await read(card("NOTE:x\n".repeat(200_000)) + card("NOTE:y\n".repeat(5_000)));
  expect(cards.map((row) => row.kind === "rejected" && row.reason)).toEqual([
    "it has over 10,000 lines",
    "attributes must have at most 100 keys",
  ]);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("a file that is no contact file is refused with a sentence", async () => {
  await expect(read("")).rejects.toThrow("The file is empty.");
  await expect(read(" \r\n ")).rejects.toThrow("The file is empty.");
  await expect(read(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9, 9]))).rejects.toThrow(/not a text file/);
  await expect(read("phone\n+1415\u00005550132\n")).rejects.toThrow(/not a text file/);
});

test("a quote that is never closed spoils its own row alone", async () => {
  const rows = await read(
    `name,phone\nAna,+14155550132\n"Bob,+14155550133\nEve,+14155550134\nMal "the" lory,+14155550135\n`,
  );
  expect(summary(rows)).toEqual([
    "2 +14155550132 Ana",
    "3 rejected",
    "4 +14155550134 Eve",
    '5 +14155550135 Mal "the" lory',
  ]);
  const long = await read(`name,phone\n"${"z".repeat(600_000)}\nEve,+14155550134\n`, {}, [5_000]);
  expect(summary(long)).toEqual(["2 rejected", "3 +14155550134 Eve"]);
});

test("over-long names, tags and attributes are reasons, and the limits of the contract hold", async () => {
  const csv = (name: string, tags: string, note: string) =>
    `name,phone,tags,note\n${name},+14155550132,${tags},${note}\n`;
  const reasonOf = async (content: string) => ((await read(content))[0] as { reason: string }).reason;
  expect(await reasonOf(csv("x".repeat(201), "", ""))).toBe("the name is over 200 characters");
  expect(await reasonOf(csv("x", "t".repeat(61), ""))).toMatch(/^the tag t+… is over 60 characters$/);
  expect(await reasonOf(csv("x", "", "n".repeat(2_001)))).toBe("attributes must have text of at most 2000 characters");
  expect(await read(csv("x".repeat(200), "t".repeat(60), "n".repeat(2_000)))).toMatchObject([{ kind: "contact" }]);
});

test("headings that JavaScript finds special, repeated or blank are attributes like any other", async () => {
  const rows = await read("phone,__proto__,constructor,a,a,,\n+14155550132,1,2,3,4,5,6,7\n");
  expect(JSON.parse(JSON.stringify((rows[0] as { attributes: object }).attributes))).toEqual(
    JSON.parse('{"__proto__":"1","constructor":"2","a":"3","a 2":"4","Column 6":"5","Column 7":"6","Column 8":"7"}'),
  );
});

const cell = fc.string({
  unit: fc.constantFrom("a", "Z", "é", "ß", '"', ",", ";", "\t", " ", "\n", "\r\n", "'", "€", "=", "x"),
  maxLength: 12,
});
const western = new Map([
  ["é", 0xe9],
  ["ß", 0xdf],
  ["€", 0x80],
]);
const encodings = {
  utf8: (text: string) => new TextEncoder().encode(text),
  utf8Bom: (text: string) => new TextEncoder().encode(`\ufeff${text}`),
  utf16le: (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")),
  utf16be: (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le").swap16()),
  windows1252: (text: string) =>
    Uint8Array.from(Array.from(text), (character) => western.get(character) ?? character.charCodeAt(0)),
};

test("a table reads back the same in every encoding, delimiter, line end and quoting, however its bytes arrive", async () => {
  const shape = fc.record({
    rows: fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
    encoding: fc.constantFrom(...(Object.keys(encodings) as (keyof typeof encodings)[])),
    delimiter: fc.constantFrom(",", ";", "\t"),
    lineEnd: fc.constantFrom("\r\n", "\n", "\r"),
    isAlwaysQuoted: fc.boolean(),
    sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ rows, encoding, delimiter, lineEnd, isAlwaysQuoted, sizes }) => {
      const quoted = (text: string) =>
        isAlwaysQuoted || /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      // The first note makes an encoding known before anything else of it comes.
      const table = [
        ["phone", "Notiz é", "other"],
        ...rows.map(([note, other], index) => [`+1415555${1000 + index}`, note, other]),
      ];
      const bytes = encodings[encoding](
        table.map((line) => line.map((text) => quoted(text as string)).join(delimiter) + lineEnd).join(""),
      );
      const read1 = await read(bytes, {}, sizes);
      expect(read1.map((row) => row.kind)).toEqual(rows.map(() => "contact"));
      for (const [index, [note, other]] of rows.entries()) {
        const expected = Object.entries({ "Notiz é": note.trim(), other: other.trim() }).filter(
          ([, text]) => text !== "",
        );
        expect((read1[index] as { attributes: object }).attributes).toEqual(Object.fromEntries(expected));
      }
    }),
    { numRuns: 400 },
  );
});

test("any bytes at all are read or refused, never anything else, and their pieces do not matter", async () => {
  const outcome = (bytes: Uint8Array, sizes: number[]) =>
    read(bytes, {}, sizes).then(JSON.stringify, (error) => `${error.name}: ${error.message}`);
  const start = fc.constantFrom("phone,name\n", "BEGIN:VCARD\nTEL:+14155550132\n", "");
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 1, max: 30 }),
      async (head, tail, size) => {
        const bytes = Buffer.concat([Buffer.from(head), tail]);
        const whole = await outcome(bytes, [bytes.length || 1]);
        expect(whole).toMatch(/^(\[|DomainError)/);
        expect(await outcome(bytes, [size])).toBe(whole);
      },
    ),
    { numRuns: 500 },
  );
});

test("a card reads back the same however it is folded or encoded", async () => {
  const text = fc
    .string({
      unit: fc.constantFrom("a", "Ñ", "字", "🎉", " ", ";", ",", "\\", ":", "=", '"', "\n", "z"),
      minLength: 1,
      maxLength: 60,
    })
    .map((value) => `x${value}x`);
  const escaped = (value: string) => value.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll("\n", "\\n");
  const folded = (line: string, at: number) =>
    Array.from(line).reduce(
      (made, character, index) => made + (index > 0 && index % at === 0 ? "\r\n " : "") + character,
      "",
    );
  const quotedPrintable = (value: string, at: number) => {
    const codes = Array.from(new TextEncoder().encode(value.replaceAll(";", "\\;")), (byte) =>
      byte > 126 || byte < 33 || byte === 61
        ? `=${byte.toString(16).padStart(2, "0").toUpperCase()}`
        : String.fromCharCode(byte),
    );
    return codes.reduce((made, code, index) => made + (index > 0 && index % at === 0 ? "=\r\n" : "") + code, "");
  };
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 3, max: 30 }), async (note, at) => {
      const modern = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ana",
        folded(`NOTE:${escaped(note)}`, at + 8),
        "TEL;TYPE=CELL:+14155550132",
        "END:VCARD",
        "",
      ].join("\r\n");
      const old = [
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N:;Ana",
        `NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quotedPrintable(note, at)}`,
        "TEL;CELL:+14155550132",
        "END:VCARD",
        "",
      ].join("\r\n");
      for (const card of [modern, old])
        expect(await read(card, {}, [at])).toEqual([
          {
            kind: "contact",
            row: 1,
            name: "Ana",
            isNamed: true,
            phone: "+14155550132",
            tags: [],
            attributes: { NOTE: note.trim() },
            warnings: [],
          },
        ]);
    }),
    { numRuns: 300 },
  );
});

/** How far a reader runs ahead of whoever takes its rows, in bytes of the file. */
async function mostAhead(blocks: readonly string[]): Promise<number> {
  let pulled = 0;
  async function* source(): AsyncGenerator<Uint8Array> {
    for (const block of blocks) {
      pulled += block.length;
      yield Buffer.from(block);
    }
  }
  const size = blocks.join("").length;
  let taken = 0;
  let most = 0;
  for await (const row of readContacts(source(), { ...ImportOptions.parse({}), region: "US" })) {
    expect(row.kind).toBe("contact");
    most = Math.max(most, pulled - (taken * size) / rowsOfBlocks);
    taken += 1;
  }
  expect(taken).toBe(rowsOfBlocks);
  return most;
}
const rowsOfBlocks = 10_000;

test.each([
  ["CSV", "name,phone\n", (n: number) => `Person ${n},+1415${2_000_000 + n}\n`],
  ["vCard", "", (n: number) => `BEGIN:VCARD\nFN:Person ${n}\nTEL:+1415${2_000_000 + n}\nEND:VCARD\n`],
])("a %s file is read no faster than its rows are taken", async (_format, heading, row) => {
  const blocks = Array.from({ length: rowsOfBlocks / 100 }, (_, block) =>
    Array.from({ length: 100 }, (_row, n) => row(block * 100 + n)).join(""),
  );
  const size = blocks.join("").length;
  const most = await mostAhead([heading, ...blocks].filter((block) => block !== ""));
  expect(most).toBeLessThan(size / 10);
});

test("a rejected row is given as it was: its cells, its line or its card", async () => {
  const sources = async (content: string) =>
    (await read(content)).flatMap((row) => (row.kind === "rejected" ? [row.source] : []));
  const filler = "Di,+14155550132\n".repeat(40);
  expect(await sources(`name,phone\n${filler} Ana ,"1,2"\nB\u0000o,12,extra\n"Cy,12\n`)).toEqual([
    [" Ana ", "1,2"],
    ["B\u2400o", "12", "extra"],
    ['"Cy,12'],
  ]);
  const card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:An\r\n a\r\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\r\nb\r\nEND:VCARD";
  expect(
    await sources(`${card.replace("\r\nEND", "\r\nPHOTO;ENCODING=b:aGVs\r\n bG8=\r\nEND")}\r\n\r\n${card}`),
  ).toEqual([[card], [card]]);
});

test("our own export comes back by the columns that were chosen for it, and why a row was rejected is no attribute", async () => {
  expect(
    await read("createdAt,attributes.city,phone,status,Why it was rejected\n2026,Rome,+14155550132,Active,no\n"),
  ).toMatchObject([{ phone: "+14155550132", attributes: { city: "Rome" } }]);
  const [row] = await read("status,phone,why it was rejected\nGold,+14155550132,no\n");
  expect(row?.kind === "contact" && row.attributes).toEqual({ status: "Gold" });
});
