import { testApi } from "@roster/api/testing";
import { expect, test } from "vitest";
import { createRosterClient, type ImportReport } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { type Trouble, troubledProxy } from "./support/troubled-proxy.ts";

test("an import says how far it is while it is stored", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  const file = "phone\n+14155550100\n";
  const done = await createRosterClient({ url: api.url, apiKey }).importContacts(file);
  const running: ImportReport = { ...done, state: "running", created: 0 };
  const early: Trouble = {
    status: 202,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(running),
  };
  await using proxy = await troubledProxy(api.url, [early]);
  const client = createRosterClient({ url: proxy.url, apiKey });
  const seen: ImportReport[] = [];
  const report = await client.importContacts(file, {}, { onProgress: (latest) => seen.push(latest) });
  expect(report).toEqual(done);
  expect(seen).toEqual([running]);
});

test("a dry import says what would become of every row, and stores nothing", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  const client = createRosterClient({ url: api.url, apiKey });
  const report = await client.importContacts("phone\n+14155550100\nnone\n", { dryRun: true });
  expect(report).toMatchObject({ state: "done", dryRun: true, read: 2, created: 1, rejected: 1 });
  expect(report.issues.map(({ verdict }) => verdict)).toEqual(["created", "rejected"]);
  expect((await client.contacts.list.query({})).contacts).toEqual([]);
});

test("every option goes by the name that REST has for it", async () => {
  let query: [string, string][] = [];
  await using proxy = await troubledProxy("http://127.0.0.1:9", [
    ({ url }, response) => {
      query = [...new URL(url ?? "", "http://localhost").searchParams];
      response.writeHead(404).end();
    },
  ]);
  const client = createRosterClient({ url: proxy.url, apiKey: "rst_any" });
  const options = {
    fileName: "a & b.csv",
    format: "csv",
    delimiter: "\t",
    map: { "Full: name": "name", Handy: "phone" },
    region: "DE",
    onConflict: "update",
    listIds: ["l1", "l2"],
    dryRun: true,
    importId: "i1",
  } as const;
  await failureOf(client.importContacts("phone\n", { ...options, listIds: [...options.listIds] }));
  expect(query).toEqual([
    ["file_name", "a & b.csv"],
    ["format", "csv"],
    ["delimiter", "tab"],
    ["map", "Full: name:name"],
    ["map", "Handy:phone"],
    ["region", "DE"],
    ["on_conflict", "update"],
    ["list_id", "l1"],
    ["list_id", "l2"],
    ["dry_run", "true"],
    ["import_id", "i1"],
  ]);
});

test("rejected rows come as a file, and a dry run is started without sending the file again", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  const client = createRosterClient({ url: api.url, apiKey });
  const { importId } = await client.importContacts("name,phone\nAna,+14155550100\nBo,12\n", { dryRun: true });
  const { total, contentType, content } = await client.exportRejected(importId);
  const text = await new Response(ReadableStream.from(content)).text();
  expect([total, contentType]).toEqual([1, "text/csv; charset=utf-8"]);
  expect(text).toContain("Bo,12,12 is not a phone number in region US");
  expect(await client.contacts.startImport.mutate({ importId })).toMatchObject({
    dryRun: false,
    created: 1,
    rejected: 1,
  });
  expect((await client.contacts.listImports.query()).imports).toMatchObject([{ importId, created: 1 }]);
});
