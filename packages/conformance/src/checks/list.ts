import { check } from "../check.ts";
import { holds, same, status } from "../expect.ts";

const contactMembers = [
  "uniqueId",
  "name",
  "phone",
  "attributes",
  "createdAt",
  "updatedAt",
  "lastMessageAt",
  "status",
  "lists",
  "tags",
  "conversations",
];
const metaMembers = [
  "page",
  "per_page",
  "total",
  "totalPages",
  "totalRelation",
  "hasNext",
  "hasPrevious",
  "nextCursor",
  "prevCursor",
];
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const nameOf = ({ name }: { name: string }) => name;

export const listChecks = [
  check("list: a page has the contract's shape", async ({ server, world }) => {
    const answer = await server.ask(`/api/contacts?${world.mine}`);
    status(answer, 200);
    same(Object.keys(answer.json).sort(), ["contacts", "paginationMeta"], "members of a page");
    same(Object.keys(answer.json.paginationMeta).sort(), [...metaMembers].sort(), "members of paginationMeta");
    const [contact] = answer.json.contacts;
    same(Object.keys(contact).sort(), [...contactMembers].sort(), "members of a contact");
    for (const member of ["createdAt", "updatedAt"])
      holds(timestamp.test(contact[member]), `${member} is ${contact[member]}`);
    holds(/^\+[0-9]{6,15}$/.test(contact.phone), `phone is ${contact.phone}`);
    const [list] = answer.json.contacts.find((one: typeof contact) => one.lists.length > 0).lists;
    same(
      Object.keys(list).sort(),
      ["createdAt", "description", "name", "numberOfCampaignsSent", "numberOfContacts", "tags", "uniqueId"],
      "members of a list",
    );
    same(answer.json.paginationMeta.total, 7, "total");
  }),
  check("list: newest first, and turned round by order=asc", async ({ server, world }) => {
    const ids = world.contacts.map(({ uniqueId }) => uniqueId);
    const read = async (order: string) =>
      (await server.ask(`/api/contacts?${world.mine}${order}`)).json.contacts.map(
        ({ uniqueId }: { uniqueId: string }) => uniqueId,
      );
    const newest = await read("");
    same([...newest].sort(), [...ids].sort(), "contacts");
    same(await read("&order=asc"), [...newest].reverse(), "order=asc");
  }),
  check("list: names sort whatever their case and accents", async ({ server, world }) => {
    const { json } = await server.ask(`/api/contacts?${world.mine}&sort_by=name&order=asc`);
    const people = json.contacts.map(({ name }: { name: string }) => name.slice(world.marker.length + 1));
    same(people, ["Ana López", "Bo", "Çelik Şahin", "Dan", "Eve 100%_x", "Fay", "Gil"], "names");
  }),
  check("list: every sort has both directions", async ({ server, world }) => {
    for (const sort of ["createdAt", "updatedAt", "name", "phone", "status", "lastMessageAt"]) {
      const read = async (order: string) =>
        (await server.ask(`/api/contacts?${world.mine}&sort_by=${sort}&order=${order}`)).json.contacts.map(
          ({ uniqueId }: { uniqueId: string }) => uniqueId,
        );
      same((await read("asc")).reverse(), await read("desc"), `sort_by=${sort}`);
    }
  }),
  check("list: status narrows, and repeats", async ({ server, world }) => {
    const total = async (query: string) =>
      (await server.ask(`/api/contacts?${world.mine}${query}`)).json.paginationMeta.total;
    same(await total("&status=Active"), 3, "status=Active");
    same(await total("&status=Inactive&status=Blocked"), 4, "two statuses");
  }),
  check(
    "list: list_id is any, all or none of the lists, and contacts keep all of theirs",
    async ({ server, world }) => {
      const { both, one } = world.lists;
      const ask = async (query: string) => (await server.ask(`/api/contacts?${world.mine}&${query}`)).json;
      same((await ask(`list_id=${both}&list_id=${one}`)).paginationMeta.total, 4, "any");
      const all = await ask(`list_id=${both}&list_id=${one}&list_match=all`);
      same(all.paginationMeta.total, 1, "all");
      same(all.contacts[0].lists.map(nameOf), [`${world.marker} both`, `${world.marker} one`], "its lists, by name");
      same((await ask(`list_id=${both}&list_match=none`)).paginationMeta.total, 3, "none");
      same((await ask(`list_id=${one}`)).contacts[0].lists.length, 2, "lists of a contact found by one of them");
      same((await ask("list_id=01890000-0000-7000-8000-000000000000")).paginationMeta.total, 0, "an unknown list");
    },
  ),
  check("list: tag_id narrows as list_id does", async ({ server, world }) => {
    const total = async (query: string) =>
      (await server.ask(`/api/contacts?${world.mine}&${query}`)).json.paginationMeta.total;
    same(await total(`tag_id=${world.tags.some}`), 3, "any");
    same(await total(`tag_id=${world.tags.some}&tag_match=none`), 4, "none");
  }),
  check("list: ranges take after in and leave before out, so that they tile", async ({ server, world }) => {
    const { json } = await server.ask(`/api/contacts?${world.mine}&order=asc`);
    const at = json.contacts[3].createdAt;
    const total = async (query: string) =>
      (await server.ask(`/api/contacts?${world.mine}&${query}`)).json.paginationMeta.total;
    same((await total(`created_after=${at}`)) + (await total(`created_before=${at}`)), 7, "both halves");
    same(
      await total(`created_before=${at}`),
      json.contacts.filter((one: { createdAt: string }) => one.createdAt < at).length,
      "before",
    );
    same(await total("created_after=2000-01-01&updated_after=2000-01-01T00:00:00%2B02:00"), 7, "dates and offsets");
    same(await total("last_message_after=2000-01-01"), 0, "no message");
  }),
  check("list: attributes are compared by type and operator", async ({ server, world }) => {
    const total = async (query: string) =>
      (await server.ask(`/api/contacts?${world.mine}&${query}`)).json.paginationMeta.total;
    const cases: [string, number][] = [
      ["attr[n]=3", 1],
      ['attr[n]="3"', 0],
      ["attr[n][ne]=3", 6],
      ["attr[n][in]=1&attr[n][in]=2", 2],
      ["attr[n][gt]=4", 2],
      ["attr[n][gte]=4&attr[n][lt]=6", 2],
      ["attr[n][lte]=0", 1],
      ["attr[odd]=true", 3],
      ["attr[odd][exists]=false", 4],
      ["attr[text][contains]=STRASSE", 0],
      ["attr[text][contains]=tra", 1],
      ["attr[text][starts]=stra", 1],
      ["attr[text][contains]=%25", 0],
    ];
    for (const [query, expected] of cases) same(await total(query), expected, query);
  }),
  check("list: a filter tree narrows, and a search by a body finds the same", async ({ server, world }) => {
    const leaf = (field: string, op: string, value: unknown) => ({ field, op, value });
    const cases: [unknown, number][] = [
      [leaf("status", "eq", "Active"), 3],
      [{ not: leaf("status", "in", ["Active", "Blocked"]) }, 2],
      [{ or: [leaf("attributes.n", "eq", 0), leaf("attributes.n", "gt", 5)] }, 2],
      [{ and: [leaf("listId", "in", [world.lists.both]), leaf("tagId", "notIn", [world.tags.some])] }, 2],
      [leaf("name", "contains", "LOPEZ"), 1],
      [leaf("lastMessageAt", "exists", false), 7],
      [leaf("search", "matches", "celik sahin"), 1],
    ];
    for (const [filter, expected] of cases) {
      const text = JSON.stringify(filter);
      const byUrl = await server.ask(`/api/contacts?${world.mine}&filter=${encodeURIComponent(text)}`);
      same(byUrl.json.paginationMeta?.total, expected, text);
      const both = { and: [filter, leaf("attributes.conformance", "eq", world.marker)] };
      const byBody = await server.ask("/api/contacts/search", { method: "POST", body: { filter: both, per_page: 50 } });
      same(byBody.json.contacts, byUrl.json.contacts, `the body ${text}`);
    }
  }),
  check("list: include leaves parts out, count=none the total", async ({ server, world }) => {
    const [none] = (await server.ask(`/api/contacts?${world.mine}&include=none`)).json.contacts;
    for (const part of ["lists", "tags", "conversations"])
      holds(!(part in none), `${part} came though it was not asked for`);
    const [tags] = (await server.ask(`/api/contacts?${world.mine}&include=tags`)).json.contacts;
    holds("tags" in tags && !("lists" in tags), "include=tags gives tags alone");
    const { paginationMeta } = (await server.ask(`/api/contacts?${world.mine}&count=none&per_page=3`)).json;
    for (const member of ["total", "totalPages", "totalRelation"])
      holds(!(member in paginationMeta), `${member} came with count=none`);
    same(paginationMeta.hasNext, true, "hasNext without a total");
  }),
];
