import { check } from "../check.ts";
import { holds, problem, same, status } from "../expect.ts";

export const directoryChecks = [
  check("lists: made, read, changed and deleted", async ({ server, world }) => {
    const made = await server.ask("/api/lists", {
      method: "POST",
      body: { name: `${world.marker} temporary`, tagIds: [world.tags.some] },
    });
    status(made, 201);
    const path = made.headers.get("location") ?? "";
    same((await server.ask(path)).json, made.json, "the list");
    const changed = await server.ask(path, { method: "PATCH", body: { description: "new", tagIds: [] } });
    same([changed.json.name, changed.json.description, changed.json.tags], [made.json.name, "new", []], "the change");
    const found = await server.ask(`/api/lists?search=${world.marker}`);
    same(found.json.paginationMeta.total, 3, "lists that are found");
    same((await server.ask(path, { method: "DELETE" })).json, { data: true }, "the answer to DELETE");
    problem(await server.ask(path), { status: 404, code: "not_found" });
    problem(await server.ask("/api/lists", { method: "POST", body: { name: "" } }), {
      status: 422,
      code: "unprocessable",
      names: ["name"],
    });
    same((await server.ask(`/api/lists/${world.lists.both}`)).json.numberOfContacts, 4, "numberOfContacts");
  }),
  check("tags: made once, renamed and deleted", async ({ server, world }) => {
    const label = `${world.marker} temporary`;
    const made = await server.ask("/api/tags", { method: "POST", body: { label } });
    status(made, 201);
    problem(await server.ask("/api/tags", { method: "POST", body: { label } }), {
      status: 409,
      code: "label_taken",
      names: ["label"],
    });
    const path = `/api/tags/${made.json.uniqueId}`;
    same(
      (await server.ask(path, { method: "PATCH", body: { label: `${label} 2` } })).json.label,
      `${label} 2`,
      "label",
    );
    same((await server.ask(path, { method: "DELETE" })).json, { data: true }, "the answer to DELETE");
    problem(await server.ask(path, { method: "DELETE" }), { status: 404, code: "not_found" });
  }),
  check(
    "directory: lists, tags, campaigns, conversations and messages have pages like contacts",
    async ({ server, world }) => {
      const [contact] = world.contacts;
      const pages: [string, string][] = [
        ["/api/lists", "lists"],
        ["/api/tags", "tags"],
        ["/api/campaigns", "campaigns"],
        [`/api/contacts/${contact?.uniqueId}/conversations`, "conversations"],
      ];
      for (const [path, name] of pages) {
        const answer = await server.ask(`${path}?per_page=1`);
        status(answer, 200);
        same(Object.keys(answer.json).sort(), [name, "paginationMeta"].sort(), `members of ${path}`);
        same(answer.json.paginationMeta.per_page, 1, `per_page of ${path}`);
        problem(await server.ask(`${path}?per_page=0&page=x`), {
          status: 400,
          code: "invalid_request",
          names: ["per_page", "page"],
        });
        if (answer.json.paginationMeta.nextCursor)
          status(await server.ask(`${path}?per_page=1&cursor=${answer.json.paginationMeta.nextCursor}`), 200);
      }
      const unknown = "01890000-0000-7000-8000-000000000000";
      for (const path of [`/api/contacts/${unknown}/conversations`, `/api/conversations/${unknown}/messages`])
        problem(await server.ask(path), { status: 404, code: "not_found" });
    },
  ),
  check("keys: a key is shown once, works, and is revoked within seconds", async ({ server, world }) => {
    const made = await server.ask("/api/keys", {
      method: "POST",
      body: { name: `${world.marker} key`, permissions: ["Get:Contact"] },
    });
    status(made, 201);
    const { secret, uniqueId } = made.json;
    status(await server.ask("/api/contacts?per_page=1", { key: secret }), 200);
    problem(await server.ask("/api/contacts", { method: "POST", body: { phone: "+34600000000" }, key: secret }), {
      status: 403,
      code: "forbidden",
    });
    holds(!(await server.ask("/api/keys")).text.includes(secret), "the list of keys has a secret in it");
    status(await server.ask(`/api/keys/${uniqueId}`, { method: "DELETE" }), 200);
    const until = Date.now() + 8_000;
    let last = 200;
    while (last !== 401 && Date.now() < until) {
      last = (await server.ask("/api/contacts?per_page=1", { key: secret })).status;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    same(last, 401, "status of a revoked key");
  }),
];
