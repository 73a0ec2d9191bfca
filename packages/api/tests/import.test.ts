import { readFileSync } from "node:fs";
import { request } from "node:http";
import { ContactWriter, ImportRepository, UnfinishedImports } from "@roster/db";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Background } from "../src/background/background.ts";
import { ImportKeeper } from "../src/background/import-keeper.ts";
import { type TestOrganization, testApi } from "../src/testing/index.ts";
import { heldUp } from "./held-up.ts";

const google = readFileSync(new URL("files/google-contacts.csv", import.meta.url));

async function contactsOf({ caller }: TestOrganization) {
  return (await caller.contacts.list({ perPage: 100, sortBy: "phone", order: "asc" })).contacts;
}

test("a file is read in at its own route, as a body or as a form, and the second time nothing changes", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ defaultRegion: "IN" });
  const first = await (
    await ours.fetch("/api/contacts/import?file_name=google.csv", { method: "POST", body: google })
  ).json();
  expect(first).toMatchObject({
    state: "done",
    fileName: "google.csv",
    created: 17,
    updated: 0,
    unchanged: 0,
    restored: 0,
  });
  expect(first.created + first.duplicate + first.rejected).toBe(first.read);
  const before = await contactsOf(ours);
  const form = new FormData();
  form.append("file", new Blob([google]), "again.csv");
  const second = await (await ours.fetch("/api/contacts/import", { method: "POST", body: form })).json();
  expect(second).toMatchObject({
    fileName: "again.csv",
    created: 0,
    updated: 0,
    unchanged: 17,
    duplicate: first.duplicate,
    rejected: first.rejected,
  });
  expect(await contactsOf(ours)).toEqual(before);
});

test("a form that breaks off, has two files, a field or no file is refused, and nothing of it is stored", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const part = (disposition: string, content: string) =>
    `--XX\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
  const file = (name: string) => part(`name="file"; filename="${name}"`, "name,phone\nAna,+14155550132");
  const field = part('name="region"', "DE");
  const send = async (...parts: string[]) => {
    const response = await ours.fetch("/api/contacts/import", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=XX" },
      body: parts.join(""),
    });
    return { status: response.status, ...(await response.json()) };
  };
  expect(await send(file("a.csv"))).toMatchObject({ status: 400, detail: expect.stringMatching(/breaks off/) });
  expect(await send(file("a.csv"), "--X")).toMatchObject({ status: 400 });
  expect(await send(file("a.csv"), file("b.csv"), "--XX--\r\n")).toMatchObject({
    status: 400,
    errors: [{ in: "body", name: "b.csv", code: "too_many" }],
  });
  for (const parts of [[file("a.csv"), field], [field, file("a.csv")], [field]])
    expect(await send(...parts, "--XX--\r\n")).toMatchObject({
      status: 400,
      errors: [{ in: "body", name: "region", detail: expect.stringMatching(/\?region=DE/) }],
    });
  expect(await send("--XX--\r\n")).toMatchObject({ status: 400, detail: expect.stringMatching(/no file/) });
  expect(await api.owner.execute("select distinct state from import_job")).toEqual([{ state: "failed" }]);
  expect(await contactsOf(ours)).toEqual([]);
  expect(await send(file("a.csv"), "--XX--\r\n")).toMatchObject({ status: 200, created: 1 });
});

test("of rows with one phone the last wins, and the earlier ones are named", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const report = await ours.caller.contacts.import({
    content: "name,phone,city\nFirst,4155550132,Rome\nSecond,+14155550132,\nBad,1,\n",
  });
  expect(report).toMatchObject({ read: 3, created: 1, duplicate: 1, rejected: 1, issuesTotal: 2 });
  expect(report.issues.map(({ row, verdict, detail }) => [row, verdict, detail])).toEqual([
    [2, "duplicate", "row 3 has the same phone"],
    [4, "rejected", "1 is not a phone number in region US"],
  ]);
  expect(await contactsOf(ours)).toMatchObject([{ name: "Second", attributes: {} }]);
});

test("merging adds and replaces, and a blank cell never erases", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: [
      {
        name: "Ana",
        phone: "+14155550132",
        attributes: { city: "Rome", age: 30 },
        tags: ["old"],
        lists: ["Kept"],
        status: "Blocked",
      },
    ],
  });
  const { lists } = await ours.caller.lists.list();
  const listIds = lists.map((list) => list.uniqueId);
  const blank = await ours.caller.contacts.import({ content: "name,phone,city,tags\n,+14155550132,,\n" });
  expect(blank).toMatchObject({ unchanged: 1, updated: 0 });
  const report = await ours.caller.contacts.import({
    content: "name,phone,city,shoe,tags\n,+14155550132,Oslo,42,new;old\n",
    listIds,
  });
  expect(report).toMatchObject({ updated: 1 });
  expect(await contactsOf(ours)).toMatchObject([
    {
      name: "Ana",
      status: "Blocked",
      attributes: { city: "Oslo", age: 30, shoe: "42" },
      tags: [{ label: "new" }, { label: "old" }],
      lists: [{ name: "Kept" }],
    },
  ]);
  const named = await ours.caller.contacts.import({ content: "name,phone\nAnna,+14155550132\n" });
  expect(named).toMatchObject({ updated: 1 });
  expect(
    await ours.caller.contacts.import({ content: "name,phone,city\nOther,+14155550132,Lima\n", onConflict: "skip" }),
  ).toMatchObject({ unchanged: 1 });
  expect(await contactsOf(ours)).toMatchObject([{ name: "Anna", attributes: { city: "Oslo" } }]);
});

test("a contact that gets only a tag or a list counts as updated", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ lists: ["New"], contacts: [{ name: "Ana", phone: "+14155550132" }] });
  const [before] = await contactsOf(ours);
  expect(await ours.caller.contacts.import({ content: "phone,tags\n+14155550132,x\n" })).toMatchObject({
    updated: 1,
    unchanged: 0,
  });
  expect(
    await ours.caller.contacts.import({ content: "phone\n+14155550132\n", listIds: [ours.lists.New as string] }),
  ).toMatchObject({ updated: 1 });
  expect(
    await ours.caller.contacts.import({ content: "phone,tags\n+14155550132,x\n", listIds: [ours.lists.New as string] }),
  ).toMatchObject({ unchanged: 1 });
  const [after] = await contactsOf(ours);
  expect(after?.updatedAt).not.toBe(before?.updatedAt);
});

test("a deleted contact that is imported again is restored with its id, lists, tags and conversations", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: [
      {
        name: "Ana",
        phone: "+14155550132",
        status: "Inactive",
        attributes: { a: 1 },
        lists: ["L"],
        tags: ["T"],
        conversations: [[Date.UTC(2026, 0, 5)]],
      },
    ],
  });
  const [before] = await contactsOf(ours);
  const writer = new ContactWriter(api.db.fork(), { organizationId: ours.organizationId, defaultRegion: "US" });
  expect(await writer.remove([before?.uniqueId as string])).toHaveLength(1);
  expect(await contactsOf(ours)).toEqual([]);
  const report = await ours.caller.contacts.import({ content: "phone,city\n+14155550132,Rome\n" });
  expect(report).toMatchObject({ read: 1, restored: 1, created: 0, updated: 0, unchanged: 0 });
  const [after] = await contactsOf(ours);
  expect(after).toMatchObject({ ...before, attributes: { a: 1, city: "Rome" }, updatedAt: expect.any(String) });
});

test("whatever the rows are, the counts add up, each phone is stored once, and a second run changes nothing", async () => {
  await using api = await testApi();
  const phone = fc.constantFrom("+14155550101", "(415) 555-0102", "001 415 555 0103", "4155550104", "12", "", "abc");
  const row = fc.record({
    phone,
    name: fc.constantFrom("Ana", "Bo", ""),
    city: fc.constantFrom("Rome", "Oslo", ""),
    tags: fc.constantFrom("x", "y;z", ""),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), async (files) => {
      const ours = await api.addOrganization();
      for (const rows of files) {
        const content = [
          "name,phone,city,tags",
          ...rows.map((given) => [given.name, given.phone, given.city, given.tags].join(",")),
        ].join("\n");
        const report = await ours.caller.contacts.import({ content });
        const parts =
          report.created + report.updated + report.unchanged + report.restored + report.duplicate + report.rejected;
        expect(parts).toBe(report.read);
        expect(report.read).toBe(rows.filter((given) => given.name || given.phone || given.city || given.tags).length);
        const stored = await contactsOf(ours);
        expect(new Set(stored.map((contact) => contact.phone)).size).toBe(stored.length);
        expect(await ours.caller.contacts.import({ content })).toMatchObject({
          created: 0,
          updated: 0,
          restored: 0,
          rejected: report.rejected,
        });
        expect(await contactsOf(ours)).toEqual(stored);
      }
    }),
    { numRuns: 25 },
  );
});

test("a connection that breaks off leaves nothing", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const upload = request(`${api.url}/api/contacts/import?import_id=01890000-0000-7000-8000-000000000001`, {
    method: "POST",
    headers: { authorization: `Bearer ${ours.apiKey}`, "content-type": "text/csv" },
  });
  upload.on("error", () => {});
  upload.write("name,phone\n");
  for (let n = 0; n < 5_000; n += 1) upload.write(`Person ${n},+1415555${1000 + n}\n`);
  const state = async () =>
    (await ours.caller.contacts.getImport({ importId: "01890000-0000-7000-8000-000000000001" })).state;
  await expect.poll(() => state().catch(() => "none"), { timeout: 20_000 }).toBe("receiving");
  upload.destroy();
  await expect.poll(state, { timeout: 20_000 }).toBe("failed");
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(0);
  expect(await api.owner.execute("select count(*)::int as rows from import_row")).toEqual([{ rows: 0 }]);
});

test("a file that cannot be read leaves nothing, and says why", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const response = await ours.fetch("/api/contacts/import", { method: "POST", body: "colour\nred\n" });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    code: "unprocessable",
    detail: expect.stringMatching(/No column is a phone.*colour/),
  });
  expect(await api.owner.execute("select state, read from import_job")).toEqual([{ state: "failed", read: 0 }]);
});

test("a file's name and a mapping cannot hold what the database could not", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const send = async (query: string) => {
    const response = await ours.fetch(`/api/contacts/import?${query}`, {
      method: "POST",
      body: "phone\n+14155550101\n",
    });
    return response.json();
  };
  expect(await send("file_name=%00x")).toMatchObject({
    status: 400,
    errors: [{ in: "query", name: "file_name", code: "control_characters" }],
  });
  expect(await send(`file_name=${"x".repeat(256)}`)).toMatchObject({ status: 400, errors: [{ name: "file_name" }] });
  expect(await send("map=%00x:phone")).toMatchObject({
    status: 422,
    detail: expect.stringMatching(/No column is headed x/),
  });
});

test("an import's id cannot be used twice", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const importId = "01890000-0000-7000-8000-000000000001";
  await ours.caller.contacts.import({ content: "phone\n+14155550101\n", importId });
  const response = await ours.fetch(`/api/contacts/import?import_id=${importId}`, {
    method: "POST",
    body: "phone\n+14155550102\n",
  });
  expect([response.status, (await response.json()).code]).toEqual([409, "conflict"]);
});

test("an import that stopped in the middle is finished by whoever comes next, each row once", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const tenant = { organizationId: ours.organizationId, defaultRegion: "US" } as const;
  const imports = new ImportRepository(api.db.fork(), tenant);
  const importId = (await imports.begin({
    fileName: "x",
    map: {},
    onConflict: "merge",
    listIds: [],
    dryRun: false,
  })) as string;
  const rows = Array.from({ length: 100 }, (_, n) => ({
    row: n + 2,
    verdict: null,
    detail: "",
    name: `Person ${n}`,
    isNamed: true,
    phone: `+1415555${1000 + n}`,
    tags: ["t"],
    attributes: { n },
    source: null,
  }));
  await imports.stage(importId, rows);
  await imports.seal(importId);
  expect(await imports.storeChunk(importId, 30)).toBe(true);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(30);
  const running = await new UnfinishedImports(api.db.fork()).running();
  expect(running).toMatchObject([{ importId, organizationId: ours.organizationId }]);
  const keeper = () => new ImportKeeper(api.db, new Background({ db: api.db, log() {} }));
  await Promise.all([1, 2, 3].map(() => keeper().store(tenant, importId)));
  expect(await imports.report({ importId })).toMatchObject({ state: "done", created: 100, unchanged: 0, updated: 0 });
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(100);
});

test("eight imports of the same people at once store each of them once", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const content = (n: number) =>
    `name,phone,tags\n${Array.from({ length: 200 }, (_, i) => `Person ${i},+1415555${1000 + ((i * 7 + n) % 200)},t${i % 5};u${n}`).join("\n")}\n`;
  const reports = await Promise.all(
    Array.from({ length: 8 }, (_, n) => ours.caller.contacts.import({ content: content(n) })),
  );
  expect(reports.reduce((sum, report) => sum + report.created, 0)).toBe(200);
  for (const report of reports) expect(report.created + report.updated + report.unchanged).toBe(200);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(200);
});

test("an import that takes long is answered while it runs, with the place where the rest is told", async () => {
  await using api = await testApi({ answerImportsWithinMs: 0 });
  const ours = await api.addOrganization();
  const insert = "insert into contact (organization_id, name, phone) values ($1, 'Somebody', '+14155550101')";
  const hold = await heldUp(api, insert, [ours.organizationId]);
  const response = await ours.fetch("/api/contacts/import", { method: "POST", body: "phone\n+14155550101\n" });
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ state: "running", read: 1, created: 0 });
  const place = response.headers.get("location") ?? "";
  const report = async () => (await ours.fetch(place)).json();
  expect(await report()).toMatchObject({ state: "running", created: 0 });
  const form = new FormData();
  form.append("file", new Blob(["phone\n+14155550101\n"]), "wapikit.csv");
  const asWapikit = await ours.fetch("/api/contacts/bulkImport", { method: "POST", body: form });
  expect([asWapikit.status, (await asWapikit.json()).message]).toEqual([
    202,
    "1 rows read: 0 are dealt with so far, the others are being stored.",
  ]);
  await hold[Symbol.asyncDispose]();
  await expect.poll(report).toMatchObject({ state: "done", created: 1 });
});

test("skipping leaves a contact as it is, and a new one gets its tags and lists all the same", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ lists: ["New"], contacts: [{ name: "Ana", phone: "+14155550101" }] });
  const report = await ours.caller.contacts.import({
    content: "name,phone,tags\nOther,+14155550101,x\nBo,+14155550102,x\n",
    onConflict: "skip",
    listIds: [ours.lists.New as string],
  });
  expect(report).toMatchObject({ created: 1, unchanged: 1, updated: 0 });
  expect(await contactsOf(ours)).toMatchObject([
    { name: "Ana", tags: [], lists: [] },
    { name: "Bo", tags: [{ label: "x" }], lists: [{ name: "New" }] },
  ]);
});
