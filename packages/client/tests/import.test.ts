import { testApi } from "@roster/api/testing";
import { expect, test } from "vitest";
import { createRosterClient, type ImportReport } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { troubledProxy } from "./support/troubled-proxy.ts";

test("an import says how far it is while it is stored", async () => {
  await using api = await testApi({ answerImportsWithinMs: 0 });
  const { apiKey } = await api.addOrganization();
  const client = createRosterClient({ url: api.url, apiKey });
  const seen: ImportReport["state"][] = [];
  const onProgress = ({ state }: ImportReport) => seen.push(state);
  const report = await client.importContacts("phone\n+14155550100\n", {}, { onProgress });
  expect(report).toMatchObject({ state: "done", created: 1 });
  expect(new Set(seen)).toEqual(new Set(["running"]));
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
