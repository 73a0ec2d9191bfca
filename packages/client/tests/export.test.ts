import { testApi } from "@roster/api/testing";
import { describe, expect, test } from "vitest";
import { createRosterClient, type ExportContactsInput, type RosterClient } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { problem, type Trouble, troubledProxy } from "./support/troubled-proxy.ts";

const contacts = [
  { name: "Ana", phone: "+14155550100", attributes: { city: "Rome", age: 5, code: "5" }, lists: ["A"], tags: ["t"] },
  { name: "Bo", phone: "+14155550101", attributes: { city: "Oslo", "a]b[c": true }, lists: ["A", "B"] },
  { name: "Cy & Co", phone: "+14155550102", status: "Blocked" as const, tags: ["t", "u"] },
];

/** An export, read to its end. */
async function read(client: RosterClient, input: ExportContactsInput) {
  const { total, contentType, content } = await client.exportContacts(input);
  return { total, contentType, text: await new Response(ReadableStream.from(content)).text() };
}

test("criteria mean the same in an export's query string as in a procedure's input", async () => {
  await using api = await testApi();
  const { apiKey, lists, tags } = await api.addOrganization({ contacts });
  const client = createRosterClient({ url: api.url, apiKey });
  const inputs: ExportContactsInput[] = [
    {},
    { sortBy: "name", order: "asc", search: "", status: [] },
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
  for (const input of inputs) {
    const page = await client.contacts.list.query(input);
    const { total, text } = await read(client, { ...input, format: "ndjson" });
    const names = text.split("\n").flatMap((line) => (line === "" ? [] : JSON.parse(line).name));
    expect([total, names], JSON.stringify(input)).toEqual([
      page.contacts.length,
      page.contacts.map(({ name }) => name),
    ]);
  }
});

test("an export has every contact that fits, in each format", async () => {
  await using api = await testApi();
  const many = Array.from({ length: 1_200 }, (_, n) => ({ name: `Person ${n}`, phone: `+1415556${1000 + n}` }));
  const { apiKey } = await api.addOrganization({ contacts: [...contacts, ...many] });
  const client = createRosterClient({ url: api.url, apiKey });
  const ndjson = await read(client, { format: "ndjson", search: "Person", sortBy: "phone", order: "asc" });
  const lines = ndjson.text.trimEnd().split("\n");
  expect([ndjson.total, ndjson.contentType, lines.length]).toEqual([1_200, "application/x-ndjson", 1_200]);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ name: "Person 0", phone: "+14155561000" });
  const csv = await read(client, { attributes: { code: { eq: "5" } } });
  expect([csv.total, csv.contentType]).toEqual([1, "text/csv; charset=utf-8"]);
  expect(csv.text).toContain("+14155550100");
  const chosen = await read(client, {
    attributes: { "a]b[c": { eq: true } },
    columns: ["attributes.a]b[c", "attributes.x,\\y", "name"],
  });
  expect(chosen.text).toBe('attributes.a]b[c,"attributes.x,\\y",name\r\ntrue,,Bo\r\n');
  expect((await read(client, { format: "vcf", status: ["Blocked"] })).text).toMatch(/^BEGIN:VCARD/);
  const unknown = { search: "x", stauts: ["Active"] } as ExportContactsInput;
  expect(await failureOf(client.exportContacts(unknown))).toMatchObject({
    code: "invalid_request",
    faults: [{ in: "query", name: "stauts" }],
  });
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
