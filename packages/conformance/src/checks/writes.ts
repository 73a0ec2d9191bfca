import { check, type Given } from "../check.ts";
import { holds, problem, same, status } from "../expect.ts";
import { randomPhone } from "../world.ts";

/** A contact that is this check's own. */
async function made({ server, world }: Given, more: object = {}) {
  const body = {
    name: `${world.marker} Own`,
    phone: randomPhone(),
    attributes: { conformance: world.marker, own: true },
    ...more,
  };
  const answer = await server.ask("/api/contacts", { method: "POST", body });
  status(answer, 201);
  return { ...answer, id: answer.json.uniqueId as string, path: `/api/contacts/${answer.json.uniqueId}` };
}

async function gone({ server }: Given, { path }: { path: string }): Promise<void> {
  await server.ask(path, { method: "DELETE" });
}

export const writeChecks = [
  check("create: 201 with Location and a strong ETag; the phone becomes E.164", async (given) => {
    const phone = randomPhone();
    const contact = await made(given, {
      phone: `${phone.slice(0, 3)} ${phone.slice(3, 6)}-${phone.slice(6, 9)}-${phone.slice(9)}`,
    });
    same([contact.json.phone, contact.headers.get("location")], [phone, contact.path], "phone and Location");
    const read = await given.server.ask(contact.path);
    same(read.headers.get("etag"), contact.headers.get("etag"), "ETag");
    holds(/^"v\d+"$/.test(read.headers.get("etag") ?? ""), `ETag is ${read.headers.get("etag")}`);
    status(await given.server.ask(contact.path, { headers: { "if-none-match": read.headers.get("etag") ?? "" } }), 200);
    await gone(given, contact);
  }),
  check("create: an empty name becomes the phone, and a phone that is taken is 409 with who has it", async (given) => {
    const contact = await made(given, { name: "  " });
    same(contact.json.name.replace(/\D/g, ""), contact.json.phone.slice(1), "name");
    const again = await given.server.ask("/api/contacts", { method: "POST", body: { phone: contact.json.phone } });
    problem(again, { status: 409, code: "phone_taken", names: ["phone"] });
    same(again.json.existingId, contact.id, "existingId");
    await gone(given, contact);
  }),
  check("create: bad values are 422 with a pointer each, and nothing is stored", async ({ server }) => {
    const body = { name: "x".repeat(201), phone: "nobody", status: "Gone", attributes: [], nmae: 1, listIds: ["x"] };
    const answer = await server.ask("/api/contacts", { method: "POST", body });
    problem(answer, { status: 422, code: "unprocessable", names: ["name", "status", "attributes", "nmae", "listIds"] });
    for (const fault of answer.json.errors) holds(/^\//.test(fault.pointer), `${fault.name} has no pointer`);
    const phone = await server.ask("/api/contacts", { method: "POST", body: { phone: "nobody" } });
    problem(phone, { status: 422, code: "unprocessable", names: ["phone"] });
    const list = { phone: randomPhone(), listIds: ["01890000-0000-7000-8000-000000000000"] };
    problem(await server.ask("/api/contacts", { method: "POST", body: list }), {
      status: 422,
      code: "unprocessable",
      names: ["listIds"],
    });
  }),
  check("create: attributes are held to their limits, whatever their keys", async (given) => {
    const { server } = given;
    const refused = [
      Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, n])),
      { [`k${"x".repeat(64)}`]: 1 },
      { "a\u0000": 1 },
      { a: "x".repeat(2_001) },
      { a: { b: { c: { d: 1 } } } },
      Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`k${n}`, "x".repeat(1_900)])),
    ];
    for (const attributes of refused)
      problem(await server.ask("/api/contacts", { method: "POST", body: { phone: randomPhone(), attributes } }), {
        status: 422,
        code: "unprocessable",
        names: ["attributes"],
      });
    const contact = await made(given, { attributes: JSON.parse('{"__proto__":"p","constructor":1,"ключ":[null]}') });
    same(
      Object.keys((await server.ask(contact.path)).json.attributes).sort(),
      ["__proto__", "constructor", "ключ"].sort(),
      "keys",
    );
    await gone(given, contact);
  }),
  check("create: an array has a result for each item", async (given) => {
    const { server, world } = given;
    const good = { name: `${world.marker} Many`, phone: randomPhone(), attributes: { conformance: world.marker } };
    const answer = await server.ask("/api/contacts", {
      method: "POST",
      body: [good, { phone: "nobody" }, { ...good }],
    });
    status(answer, 200);
    same(
      answer.json.results.map(({ index, status }: { index: number; status: string }) => [index, status]),
      [
        [0, "created"],
        [1, "failed"],
        [2, "failed"],
      ],
      "results",
    );
    same([answer.json.created, answer.json.failed], [1, 2], "created and failed");
    await gone(given, { path: `/api/contacts/${answer.json.results[0].contact.uniqueId}` });
  }),
  check("update: PATCH changes what is given, and null removes an attribute", async (given) => {
    const contact = await made(given, { attributes: { conformance: given.world.marker, a: 1, b: { c: 1, d: 2 } } });
    const answer = await given.server.ask(contact.path, {
      method: "PATCH",
      body: { status: "Blocked", attributes: { a: null, b: { c: null }, e: 5 } },
    });
    status(answer, 200);
    same(answer.json.attributes, { conformance: given.world.marker, b: { d: 2 }, e: 5 }, "attributes");
    same([answer.json.status, answer.json.name], ["Blocked", contact.json.name], "status and name");
    const merge = {
      method: "PATCH",
      body: '{"name":"x"}',
      headers: { "content-type": "application/merge-patch+json" },
    };
    status(await given.server.ask(contact.path, merge), 200);
    await gone(given, contact);
  }),
  check("update: If-Match lets one change through and refuses the late one with 412", async (given) => {
    const { server } = given;
    const contact = await made(given);
    const etag = contact.headers.get("etag") ?? "";
    const change = (name: string) =>
      server.ask(contact.path, { method: "PATCH", body: { name }, headers: { "if-match": etag } });
    status(await change(`${given.world.marker} First`), 200);
    problem(await change(`${given.world.marker} Late`), { status: 412, code: "precondition_failed" });
    problem(await server.ask(contact.path, { method: "DELETE", headers: { "if-match": etag } }), {
      status: 412,
      code: "precondition_failed",
    });
    status(await server.ask(contact.path, { method: "PATCH", body: {}, headers: { "if-match": "*" } }), 200);
    same((await server.ask(contact.path)).json.name, `${given.world.marker} First`, "name");
    await gone(given, contact);
  }),
  check("delete: the contact is gone, its phone is free, and it comes back unless that was taken", async (given) => {
    const { server, world } = given;
    const contact = await made(given, { listIds: [world.lists.one], tagIds: [world.tags.some] });
    const before = (await server.ask(contact.path)).json;
    same((await server.ask(contact.path, { method: "DELETE" })).json, { data: true }, "the answer");
    problem(await server.ask(contact.path), { status: 404, code: "not_found" });
    const restored = await server.ask(`${contact.path}/restore`, { method: "POST" });
    status(restored, 200);
    same({ ...restored.json, updatedAt: "" }, { ...before, updatedAt: "" }, "the contact");
    await gone(given, contact);
    const heir = await made(given, { phone: contact.json.phone });
    problem(await server.ask(`${contact.path}/restore`, { method: "POST" }), { status: 409, code: "phone_taken" });
    await gone(given, heir);
  }),
  check("idempotency: a POST under a key is carried out once, and a key is one request's", async (given) => {
    const { server, world } = given;
    const key = `${world.marker}-${randomPhone()}`;
    const send = (phone: string) =>
      server.ask("/api/contacts", {
        method: "POST",
        body: { name: `${world.marker} Once`, phone },
        headers: { "idempotency-key": key },
      });
    const phone = randomPhone();
    const first = await send(phone);
    const again = await send(phone);
    same([first.status, again.status, again.text], [201, 201, first.text], "both answers");
    same(again.headers.get("idempotency-replayed"), "true", "Idempotency-Replayed");
    problem(await send(randomPhone()), { status: 422, code: "idempotency_key_reused" });
    problem(
      await server.ask("/api/contacts", { method: "POST", body: {}, headers: { "idempotency-key": "x".repeat(256) } }),
      { status: 400, code: "invalid_request", names: ["Idempotency-Key"] },
    );
    await gone(given, { path: first.headers.get("location") ?? "" });
  }),
];
