import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

/** The calls of Wapikit's own web client, as its source makes them: https://github.com/wapikit/wapikit, frontend/src/app/(application)/contacts. */
test("Wapikit's web client works unchanged: list, create, update, delete and import", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({ lists: ["Customers", "Leads"] });
  const { Customers = "", Leads = "" } = ours.lists;
  // biome-ignore lint/suspicious/noExplicitAny: a test states the shape that it expects
  const call = async (path: string, init: RequestInit = {}): Promise<any> => {
    const headers = { accept: "application/json", authorization: "", "x-access-token": ours.apiKey, ...init.headers };
    const { authorization: _, ...rest } = headers;
    const response = await fetch(`${api.url}/api${path}`, {
      ...init,
      headers: rest,
      credentials: "include",
      cache: "no-cache",
    });
    expect(response.ok, `${init.method ?? "GET"} ${path}`).toBe(true);
    return response.json();
  };
  const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { "content-type": "application/json" } });

  const created = await call("/contacts", {
    method: "POST",
    ...json([
      {
        name: "Ana Lopez",
        attributes: { city: "Vigo" },
        phone: "+34612345678",
        status: "Active",
        listsIds: [Customers],
      },
    ]),
  });
  expect(created.message).toBe("1 contact created, 0 failed.");

  const listed = await call(`/contacts?page=1&per_page=10&list_id=${Customers}&order=asc&status=Active`);
  expect(listed.paginationMeta).toMatchObject({ page: 1, per_page: 10, total: 1 });
  const [contact] = listed.contacts;
  expect(contact).toMatchObject({ name: "Ana Lopez", lists: [{ name: "Customers", numberOfContacts: 1 }] });

  const edited = await call(`/contacts/${contact.uniqueId}`, {
    method: "POST",
    ...json({
      name: "Ana López",
      attributes: { city: "Lugo" },
      phone: contact.phone,
      status: "Inactive",
      lists: [Leads],
    }),
  });
  expect(edited.contact).toMatchObject({
    uniqueId: contact.uniqueId,
    name: "Ana López",
    status: "Inactive",
    lists: [{ name: "Leads" }],
  });

  // Its dialog for lists sends the contact back as it was read, with ids for its lists.
  const moved = await call(`/contacts/${contact.uniqueId}`, {
    method: "POST",
    ...json({ ...contact, lists: [Customers, Leads] }),
  });
  expect(moved.contact).toMatchObject({
    name: "Ana Lopez",
    attributes: { city: "Vigo" },
    lists: [{ name: "Customers" }, { name: "Leads" }],
  });
  const { contact: same } = await call(`/contacts/${contact.uniqueId}`, {
    method: "POST",
    ...json(moved.contact),
  });
  expect(same.updatedAt).toBe(moved.contact.updatedAt);

  const form = new FormData();
  form.append("file", new File(["name;phone\nBo;+34612345679\n;nobody\n"], "people.csv", { type: "text/csv" }));
  form.append("delimiter", ";");
  form.append("listIds", JSON.stringify([Leads]));
  const imported = await call("/contacts/bulkImport", { method: "POST", body: form });
  expect(imported).toMatchObject({
    message: "2 rows read: 1 created, 0 updated, 1 rejected.",
    created: 1,
    rejected: 1,
  });
  expect((await call(`/contacts?page=1&per_page=10&list_id=${Leads}&order=desc`)).paginationMeta.total).toBe(2);

  expect(await call(`/contacts/${contact.uniqueId}`, { method: "DELETE" })).toEqual({ data: true });
  expect((await call("/contacts?page=1&per_page=10")).paginationMeta.total).toBe(1);
});

test("its form is refused where it makes no sense, and leaves nothing behind", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const send = async (fields: Record<string, string>, file: string | null = "name,phone\nBo,+34612345679\n") => {
    const form = new FormData();
    if (file !== null) form.append("file", new File([file], "people.csv"));
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const response = await ours.fetch("/api/contacts/bulk-import", { method: "POST", body: form });
    return { status: response.status, ...(await response.json()) };
  };
  expect(await send({ delimiter: "|" })).toMatchObject({
    status: 400,
    errors: [{ in: "body", name: "delimiter", allowed: [",", ";", "\t"] }],
  });
  expect(await send({ listIds: "x" })).toMatchObject({ status: 400, errors: [{ name: "listIds" }] });
  expect(await send({ listIds: '["01890000-0000-7000-8000-000000000000"]' })).toMatchObject({ status: 422 });
  expect(await send({ listId: "x" })).toMatchObject({
    status: 400,
    errors: [{ name: "listId", suggestion: "listIds" }],
  });
  expect(await send({}, null)).toMatchObject({ status: 400 });
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(0);
});
