import { readFileSync } from "node:fs";
import type { ImportReport, ImportSummary } from "@roster/domain/import";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TestOrganization, testApi } from "../src/testing/index.ts";
import { heldUp } from "./held-up.ts";

const google = readFileSync(new URL("files/google-contacts.csv", import.meta.url));

async function contactsOf({ caller }: TestOrganization) {
  const { contacts } = await caller.contacts.list({ perPage: 100, sortBy: "phone", order: "asc" });
  return contacts.map(({ name, phone, attributes, tags = [], lists = [] }) => ({
    name,
    phone,
    attributes,
    tags: tags.map(({ label }) => label),
    lists: lists.map((list) => list.name),
  }));
}

async function send(ours: TestOrganization, body: string | Buffer, query = ""): Promise<ImportReport> {
  const response = await ours.fetch(`/api/contacts/import?${query}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/octet-stream" },
  });
  expect(response.status).toBe(200);
  return response.json();
}

/** The file of rejected rows, as text with its mark. */
async function rejectedOf(ours: TestOrganization, importId: string): Promise<string> {
  const response = await ours.fetch(`/api/contacts/imports/${importId}/rejected`);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
}

test("what a preview shows is what the import makes, and the preview stores nothing", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ defaultRegion: "IN" });
  const query = "map=Nickname:ignore&map=Notes:tags";
  const response = await ours.fetch(`/api/contacts/imports/preview?${query}`, {
    method: "POST",
    body: google,
    headers: { "content-type": "text/csv" },
  });
  const preview = await response.json();
  expect(await api.owner.execute("select count(*)::int as jobs from import_job")).toEqual([{ jobs: 0 }]);
  const report = await send(ours, google, query);
  expect([preview.rows, preview.rejected]).toEqual([report.read, report.rejected]);
  const stored = new Map((await contactsOf(ours)).map((contact) => [contact.phone, contact]));
  expect(preview.first).toHaveLength(5);
  const taken = preview.first.filter(({ reason }: { reason: string | null }) => reason === null);
  expect(taken.length).toBeGreaterThan(2);
  for (const { name, phone, tags, attributes } of taken)
    expect(stored.get(phone)).toMatchObject({ name, tags: tags.toSorted(), attributes });
});

test("a preview is judged like an import: unknown options and headings are refused", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const ask = async (query: string) => {
    const response = await ours.fetch(`/api/contacts/imports/preview?${query}`, { method: "POST", body: google });
    const { detail, errors } = await response.json();
    return { status: response.status, detail, names: errors.map(({ name }: { name: string }) => name) };
  };
  expect(await ask("encoding=klingon&on_conflict=skip")).toMatchObject({
    status: 400,
    names: ["on_conflict", "encoding"],
  });
  expect(await ask("map=Handy:phone")).toMatchObject({ status: 422, detail: expect.stringMatching(/headed Handy/) });
});

test("a form that breaks off is told as such by a preview too", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const body = '--XX\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\n\r\nname,phone\nAda,12\n\r\n';
  const headers = { "content-type": "multipart/form-data; boundary=XX" };
  const response = await ours.fetch("/api/contacts/imports/preview", { method: "POST", body, headers });
  expect([response.status, (await response.json()).detail]).toEqual([400, expect.stringMatching(/breaks off/)]);
});

test("rejected rows come back as they were, whatever is in them, with why; the file of them can be imported again", async () => {
  await using api = await testApi();
  const text = fc.string({ unit: fc.constantFrom(..."ab1 ,;\t\n\"'=é😀"), maxLength: 10 });
  const row = fc.tuple(text, fc.constantFrom("12", "", "no phone"), fc.array(text, { maxLength: 4 }));
  const delimiter = fc.constantFrom(",", ";", "\t");
  const heading = fc.constantFrom("note", 'a "note"', "one, two; three\tfour", "two\nlines");
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      delimiter,
      heading,
      async (rows, separator, note) => {
        const ours = await api.addOrganization();
        const headings = ["name", "phone", note];
        const cells = rows.map(([name, phone, rest]) => [name, phone, ...rest]);
        const given = cells.filter((one) => one.some((cell) => cell.trim() !== ""));
        const quoted = (one: string[]) => one.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator);
        const good = ["Good", "+14155550199"];
        const content = [headings, ...cells, good].map(quoted).join("\r\n");
        const report = await send(ours, content);
        expect(report).toMatchObject({ rejected: given.length, created: 1 });
        const file = await rejectedOf(ours, report.importId);
        expect(file.startsWith("\ufeff")).toBe(true);
        const [first = [], ...others] = parse(file, { delimiter: separator, bom: true }) as string[][];
        const width = Math.max(3, ...given.map(({ length }) => length));
        const padded = (one: string[]) => [...one, ...Array(width - one.length).fill("")];
        expect(first).toEqual([...padded(headings), "Why it was rejected"]);
        expect(others.map((one) => one.slice(0, -1))).toEqual(given.map(padded));
        expect(others.map((one) => one.at(-1))).toEqual(
          report.issues.filter(({ verdict }) => verdict === "rejected").map(({ detail }) => detail),
        );
        const again = await send(ours, file);
        expect(again).toMatchObject({ read: given.length, rejected: given.length });
        expect(await rejectedOf(ours, again.importId)).toBe(file);
      },
    ),
    { numRuns: 40 },
  );
});

test("a mended file of rejected rows is imported as its rows would have been", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const report = await send(ours, "Name;Phone;City\nAna;12;Rome\n", "file_name=people.csv");
  const response = await ours.fetch(`/api/contacts/imports/${report.importId}/rejected`);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''people%20rejected.csv");
  expect(response.headers.get("x-total-count")).toBe("1");
  const mended = (await rejectedOf(ours, report.importId)).replace(";12;", ";+14155550101;");
  expect(await send(ours, mended)).toMatchObject({ created: 1 });
  expect(await contactsOf(ours)).toMatchObject([{ name: "Ana", phone: "+14155550101", attributes: { City: "Rome" } }]);
});

test("rejected cards come back as cards, with why, and again", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const cards = readFileSync(new URL("files/vcard/John_Doe_ANDROID.vcf", import.meta.url));
  const report = await send(ours, cards);
  expect(report).toMatchObject({ rejected: 6 });
  const file = await rejectedOf(ours, report.importId);
  expect(file.match(/^X-ROSTER-REJECTED:./gm)).toHaveLength(6);
  const again = await send(ours, file);
  expect(again.issues.map(({ row, name, detail }) => [row, name, detail])).toEqual(
    report.issues.map(({ row, name, detail }) => [row, name, detail]),
  );
  const mended = await send(ours, file.replaceAll("END:VCARD", "TEL:+14155550101\r\nEND:VCARD"));
  expect(mended).toMatchObject({ created: 1, duplicate: 5, rejected: 0 });
  expect(Object.keys((await contactsOf(ours))[0]?.attributes ?? {})).not.toContain("X-ROSTER-REJECTED");
});

test("why rows are rejected is counted, the most frequent reason first, with the first rows of each", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const rows = [...Array(7).fill("Ana,"), "Bo,12", `${"x".repeat(201)},+14155550101`, '"Cy,12'];
  const { reasons } = await send(ours, `name,phone\n${rows.join("\n")}\n`);
  expect(reasons.map(({ reason, count, examples }) => [reason, count, examples.map(({ row }) => row)])).toEqual([
    ["noPhone", 7, [2, 3, 4, 5, 6]],
    ["notAPhone", 1, [9]],
    ["nameTooLong", 1, [10]],
    ["unreadable", 1, [11]],
  ]);
});

const before = {
  lists: ["Target"],
  contacts: [
    { name: "Ana", phone: "+14155550101", attributes: { city: "Rome", age: 30 }, tags: ["old", "kept"] },
    { name: "Bo", phone: "+14155550102", attributes: { city: "Oslo" } },
    { name: "Cleo", phone: "+14155550103" },
  ],
};
const file = [
  "name,phone,city,tags",
  "Anna,+14155550101,Lima,kept",
  "Bo,+14155550102,Oslo,",
  "Dan,+14155550104,Oslo,new",
  "Dan again,+1 415 555 0104,Oslo,",
  "Eve,nobody,,",
  "Cleo,+14155550103,,",
  "Fay,+1 123 555 0199,,",
].join("\n");

test.each(["merge", "update", "skip"] as const)(
  "a dry run that is started under %s does what an import does, without the file",
  async (onConflict) => {
    await using api = await testApi();
    const [tried, imported] = [await api.addOrganization(before), await api.addOrganization(before)];
    for (const { caller, contacts } of [tried, imported])
      await caller.contacts.delete({ uniqueId: contacts["+14155550103"] as string });
    const options = (one: TestOrganization) => ({
      content: file,
      fileName: "people.csv",
      onConflict,
      listIds: [one.lists.Target as string],
    });
    const { importId } = await tried.caller.contacts.import({ ...options(tried), dryRun: true });
    const response = await tried.fetch(`/api/contacts/imports/${importId}/start`, { method: "POST" });
    expect(response.status).toBe(200);
    const { importId: _, createdAt: __, ...report } = await imported.caller.contacts.import(options(imported));
    expect(await response.json()).toMatchObject(report);
    expect(await contactsOf(tried)).toEqual(await contactsOf(imported));
    expect(await api.counts.wrong()).toEqual([]);
    const again = await tried.fetch(`/api/contacts/imports/${importId}/start`, { method: "POST" });
    expect([again.status, (await again.json()).code]).toEqual([409, "conflict"]);
  },
);

test("a dry run of the day before yesterday is not started: its rows may be gone", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const { importId } = await ours.caller.contacts.import({ content: "phone\n+14155550101\n", dryRun: true });
  await api.owner.execute("update import_job set updated_at = now() - interval '24 hours 1 minute'");
  await expect(ours.caller.contacts.startImport({ importId })).rejects.toThrow(/within 24 hours/);
  expect(await contactsOf(ours)).toEqual([]);
});

/** The lines of a progress as they come. */
async function* linesOf(response: { body: ReadableStream<Uint8Array> | null }): AsyncGenerator<ImportSummary> {
  let rest = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream() as never) ?? []) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.map((line) => JSON.parse(line));
  }
}

test("the steps of an import come while it is at work, also to who began to watch before it began", async () => {
  await using api = await testApi({ answerImportsWithinMs: 0 });
  const ours = await api.addOrganization();
  const importId = "01890000-0000-7000-8000-000000000001";
  const progress = `/api/contacts/imports/${importId}/progress`;
  expect((await ours.fetch(progress)).status).toBe(404);
  const watching = globalThis.fetch(`${api.url}${progress}?is_expected=true`, {
    headers: { authorization: `Bearer ${ours.apiKey}`, "accept-encoding": "gzip" },
  });
  const insert = "insert into contact (organization_id, name, phone) values ($1, 'Somebody', '+14155550101')";
  const hold = await heldUp(api, insert, [ours.organizationId]);
  const sent = await ours.fetch(`/api/contacts/import?import_id=${importId}`, {
    method: "POST",
    body: "phone\n+14155550101\n12\n",
  });
  expect(sent.status).toBe(202);
  const steps = linesOf(await watching);
  const until = async (state: string) => {
    for (;;) {
      const { value, done } = await steps.next();
      if (done || value.state === state) return value;
    }
  };
  expect(await until("running")).toMatchObject({ importId, read: 2, rejected: 1, created: 0 });
  await hold[Symbol.asyncDispose]();
  expect(await until("done")).toMatchObject({ created: 1 });
  expect((await steps.next()).done).toBe(true);
});

test("imports are listed newest first with who began them, page by page, and dry runs can be left out", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  for (const fileName of ["one", "two", "three"])
    await ours.caller.contacts.import({ content: "phone\n+14155550101\n12\n", fileName, dryRun: fileName === "two" });
  const names = async (query: string) => {
    const { imports, paginationMeta } = await (await ours.fetch(`/api/contacts/imports?${query}`)).json();
    return [imports.map(({ fileName }: ImportSummary) => fileName), paginationMeta.total, paginationMeta.nextCursor];
  };
  expect(await names("")).toEqual([["three", "two", "one"], 3, null]);
  const [first, total, cursor] = await names("dry_run=false&per_page=1");
  expect([first, total]).toEqual([["three"], 2]);
  expect((await names(`dry_run=false&per_page=1&cursor=${cursor}`))[0]).toEqual(["one"]);
  expect((await ours.caller.contacts.listImports({ dryRun: true })).imports).toMatchObject([
    { fileName: "two", dryRun: true, read: 2, unchanged: 1, rejected: 1, actor: { kind: "key" } },
  ]);
});

test("the issues of a long report come 1,000 at a time, all of them or those of some verdicts", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const rows = Array.from({ length: 1_300 }, (_, n) => (n % 2 === 0 ? "12" : `+1415${5_550_000 + n}`));
  const { importId } = await ours.caller.contacts.import({ content: `phone\n${rows.join("\n")}\n`, dryRun: true });
  const issues = async (query: string) =>
    (await (await ours.fetch(`/api/contacts/import/${importId}?${query}`)).json()) as ImportReport;
  const first = await issues("");
  const second = await issues(`after_row=${first.issues.at(-1)?.row}`);
  expect([...first.issues, ...second.issues].map(({ row }) => row)).toEqual(rows.map((_, n) => n + 2));
  const rejected = await issues("verdict=rejected");
  expect([rejected.issues.length, rejected.issuesTotal]).toEqual([650, 650]);
});

test("rows of a dry run that are not kept any more are not given as if there were none", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const { importId } = await ours.caller.contacts.import({ content: "phone\n12\n", dryRun: true });
  await api.owner.execute("delete from import_row");
  const response = await ours.fetch(`/api/contacts/imports/${importId}/rejected`);
  expect([response.status, (await response.json()).detail]).toEqual([404, expect.stringMatching(/not kept/)]);
});
