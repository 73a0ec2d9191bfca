import { check } from "../check.ts";
import { same, status } from "../expect.ts";
import { randomPhone } from "../world.ts";

export const wapikitChecks = [
  check("Wapikit: create with listsIds in an array, update by POST with lists, delete", async ({ server, world }) => {
    const token = { key: null, headers: { "x-access-token": server.key } };
    const phone = randomPhone();
    const contact = {
      name: `${world.marker} Wapikit`,
      phone,
      status: "Active",
      attributes: {},
      listsIds: [world.lists.one],
    };
    const created = await server.ask("/api/contacts", { method: "POST", body: [contact], ...token });
    status(created, 200);
    same(typeof created.json.message, "string", "message");
    const listed = await server.ask(
      `/api/contacts?page=1&per_page=10&list_id=${world.lists.one}&order=desc&status=Active&search=${phone.slice(1)}`,
      token,
    );
    const [found] = listed.json.contacts;
    same([found.phone, listed.json.paginationMeta.per_page], [phone, 10], "the page");
    const body = { ...found, lists: [world.lists.both] };
    const updated = await server.ask(`/api/contacts/${found.uniqueId}`, { method: "POST", body, ...token });
    status(updated, 200);
    same(
      updated.json.contact.lists.map(({ uniqueId }: { uniqueId: string }) => uniqueId),
      [world.lists.both],
      "lists",
    );
    same(
      (await server.ask(`/api/contacts/${found.uniqueId}`, { method: "DELETE", ...token })).json,
      { data: true },
      "the answer to DELETE",
    );
  }),
  check("Wapikit: a form with its file first, then delimiter and listIds as JSON", async ({ server, world }) => {
    for (const path of ["/api/contacts/bulkImport", "/api/contacts/bulk-import"]) {
      const phone = randomPhone();
      const form = new FormData();
      form.append(
        "file",
        new File([`name;phone\n${world.marker} Form;${phone}\n`], "people.csv", { type: "text/csv" }),
      );
      form.append("delimiter", ";");
      form.append("listIds", JSON.stringify([world.lists.one]));
      const answer = await server.ask(path, { method: "POST", body: form });
      status(answer, 200);
      same([typeof answer.json.message, answer.json.created], ["string", 1], "the report");
      const [contact] = (await server.ask(`/api/contacts?search=${phone.slice(1)}`)).json.contacts;
      same(
        contact.lists.map(({ uniqueId }: { uniqueId: string }) => uniqueId),
        [world.lists.one],
        "lists",
      );
      await server.ask(`/api/contacts/${contact.uniqueId}`, { method: "DELETE" });
    }
  }),
];
