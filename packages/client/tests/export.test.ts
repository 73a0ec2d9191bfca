import { testApi } from "@roster/api/testing";
import { describe, expect, test } from "vitest";
import { createRosterClient, type ExportContactsInput } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { problem, type Trouble, troubledProxy } from "./support/troubled-proxy.ts";

const contacts = [
  { name: "Ana", phone: "+14155550100", attributes: { city: "Rome", age: 5, code: "5" }, lists: ["A"], tags: ["t"] },
  { name: "Bo", phone: "+14155550101", attributes: { city: "Oslo", "a]b[c": true }, lists: ["A", "B"] },
  { name: "Cy & Co", phone: "+14155550102", status: "Blocked" as const, tags: ["t", "u"] },
];

test("criteria mean the same in an export's query string as in a procedure's input", async () => {
  await using api = await testApi();
  const { apiKey, lists, tags } = await api.addOrganization({ contacts });
  const names: string[][] = [];
  // The query string of an export is one of a list too, but for its format.
  const listing: typeof fetch = async (url, init) => {
    const target = new URL(String(url).replace("/export", ""));
    target.searchParams.delete("format");
    const page = (await (await fetch(target, init)).json()) as { contacts: { name: string }[] };
    names.push(page.contacts.map(({ name }) => name));
    return new Response("", { headers: { "x-total-count": String(page.contacts.length) } });
  };
  const client = createRosterClient({ url: api.url, apiKey });
  const exporting = createRosterClient({ url: api.url, apiKey, fetch: listing });
  const inputs: ExportContactsInput[] = [
    {},
    { format: "vcf", sortBy: "name", order: "asc", search: "", status: [] },
    { status: ["Blocked", "Inactive"], search: "Cy & Co" },
    { listIds: [lists.A as string, lists.B as string], listMatch: "all", tagIds: [], tagMatch: "none" },
    { tagIds: [tags.u as string] },
    { createdAfter: "2025-12-31", createdBefore: "2026-01-01T02:00:00+02:00", updatedAfter: "2025-01-01" },
    { createdAfter: "2025-12-31", updatedBefore: "2027-01-01", lastMessageAfter: undefined },
    { attributes: { city: { in: ["Rome", "Oslo"] }, code: { eq: "5", exists: true } } },
    { attributes: { age: { gte: 5, lt: 6 } } },
    { attributes: { "a]b[c": { eq: true, ne: null } } },
    {
      filter: {
        or: [
          { field: "name", op: "starts", value: "A" },
          { not: { field: "attributes.city", op: "exists", value: true } },
        ],
      },
    },
  ];
  for (const { format, ...input } of inputs) {
    const page = await client.contacts.list.query(input);
    const { total } = await exporting.exportContacts({ ...input, format });
    expect([total, names.pop()], JSON.stringify(input)).toEqual([
      page.contacts.length,
      page.contacts.map(({ name }) => name),
    ]);
  }
});

describe("what a query string cannot say", () => {
  const client = createRosterClient({ url: "http://127.0.0.1:9", apiKey: "rst_any" });
  test.each([
    ["attributes.city.in", { city: { in: [] } }],
    ["attributes.city.in", { city: { exists: true, in: [] } }],
    ["attributes.city", { city: {} }],
    ["attributes.city", { city: { eq: undefined } }],
  ])("%s of %j is refused before anything is sent", async (name, attributes) => {
    const error = await failureOf(client.exportContacts({ attributes }));
    expect(error).toMatchObject({ code: "invalid_request", status: 400, faults: [{ name, code: "empty" }] });
  });
});

test("a file is read as it comes, with its type and how many contacts are in it", async () => {
  let answerRest = () => {};
  const file: Trouble = (_, response) => {
    response.writeHead(200, { "content-type": "text/csv; charset=utf-8", "x-total-count": "2" });
    response.write("name\r\n");
    answerRest = () => response.end("Ana\r\n");
  };
  await using proxy = await troubledProxy("http://127.0.0.1:9", [problem("unavailable", 503), file]);
  const client = createRosterClient({ url: proxy.url, apiKey: "rst_any" });
  const { total, contentType, content } = await client.exportContacts({ format: "csv" });
  expect([total, contentType]).toEqual([2, "text/csv; charset=utf-8"]);
  let text = "";
  for await (const chunk of content) {
    text += new TextDecoder().decode(chunk);
    answerRest();
  }
  expect(text).toBe("name\r\nAna\r\n");
  expect(proxy.requests).toEqual(Array(2).fill("GET /api/contacts/export"));
});

describe("a file that has begun", () => {
  const begun =
    (goOn: (socket: { destroy: () => void }) => void): Trouble =>
    (incoming, response) => {
      response.writeHead(200, { "x-total-count": "1000" });
      response.write("name\r\n");
      setTimeout(() => goOn(incoming.socket), 20);
    };

  test("and breaks off fails, and is not asked for again", async () => {
    await using proxy = await troubledProxy("http://127.0.0.1:9", [begun((socket) => socket.destroy())]);
    const { content } = await createRosterClient({ url: proxy.url, apiKey: "rst_any" }).exportContacts();
    const error = await failureOf(Array.fromAsync(content));
    expect(error).toMatchObject({ code: "unreachable", message: expect.stringMatching(/^The export broke off: /) });
    expect(proxy.requests).toHaveLength(1);
  });

  test("can be given up, by a signal or by reading no further", async () => {
    await using proxy = await troubledProxy("http://127.0.0.1:9", [begun(() => {}), begun(() => {})]);
    const client = createRosterClient({ url: proxy.url, apiKey: "rst_any" });
    const given = await client.exportContacts({}, { signal: AbortSignal.timeout(100) });
    expect(await failureOf(Array.fromAsync(given.content))).toMatchObject({ code: "aborted" });
    const { content } = await client.exportContacts();
    for await (const chunk of content) if (chunk.length > 0) break;
  });
});

test("an answer without a number of contacts is no export", async () => {
  const text: Trouble = { status: 200, headers: { "content-type": "text/csv" }, body: "name\r\n" };
  const refused = problem("invalid_request", 400);
  await using proxy = await troubledProxy("http://127.0.0.1:9", [text, refused]);
  const client = createRosterClient({ url: proxy.url, apiKey: "rst_any" });
  expect(await failureOf(client.exportContacts())).toMatchObject({ code: "unreachable", status: 200 });
  expect(await failureOf(client.exportContacts())).toMatchObject({ code: "invalid_request", status: 400 });
});
