import type { Permission } from "@roster/domain";
import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

const day = 24 * 60 * 60_000;
const today = Date.now();
const content = {
  contacts: Array.from({ length: 40 }, (_, n) => ({
    name: `Person ${n}`,
    phone: `+1415555${1000 + n}`,
    createdAt: today - n * 3 * day,
    status: n % 4 === 0 ? ("Blocked" as const) : ("Active" as const),
    lists: n % 2 === 0 ? ["Even"] : [],
    tags: n % 5 === 0 ? ["Five"] : [],
    conversations: [[today - n * 3 * day + 1]],
  })),
};

test("each number is what a list of contacts with its filter has, and both doors say the same", async () => {
  await using api = await testApi();
  await api.addOrganization(content);
  const { caller, fetch } = await api.addOrganization(content);
  await caller.contacts.import({ content: "name,phone\nNew,+14155559999\nBad,12\n", fileName: "new.csv" });
  await caller.contacts.import({ content: "name,phone\nOther,+14155559998\n", dryRun: true });
  const input = { range: "90d", interval: "week", timeZone: "America/New_York" } as const;
  const overview = await caller.overview.get(input);
  const total = async (criteria: object) => (await caller.contacts.list(criteria)).paginationMeta.total;
  for (const { from, until, created, total: all } of overview.periods) {
    expect(await total({ createdAfter: from, createdBefore: until })).toBe(created);
    expect(await total({ createdBefore: until })).toBe(all);
  }
  expect(overview.periods.length).toBeGreaterThanOrEqual(13);
  expect(overview.contacts.total).toBe(await total({}));
  expect(overview.contacts.byStatus.Blocked).toBe(await total({ status: ["Blocked"] }));
  const [list] = overview.lists?.largest ?? [];
  expect(list?.numberOfContacts).toBe(await total({ listIds: [list?.uniqueId] }));
  const [tag] = overview.tags?.largest ?? [];
  expect(tag?.numberOfContacts).toBe(await total({ tagIds: [tag?.uniqueId] }));
  expect(overview.imports).toMatchObject([
    { fileName: "new.csv", state: "done", read: 2, created: 1, rejected: 1, duplicate: 0 },
  ]);
  const query = "range=90d&interval=week&time_zone=America/New_York";
  expect(await (await fetch(`/api/overview?${query}`)).json()).toEqual(overview);
});

test("parts that a caller may not read are absent, and without contacts there is nothing", async () => {
  await using api = await testApi();
  const { caller, fetch } = await api.addOrganization(content);
  const partsFor = async (permissions: Permission[]) => {
    const { secret } = await caller.keys.create({ name: "some", permissions });
    const response = await fetch("/api/overview", { headers: { authorization: `Bearer ${secret}` } });
    const body = await response.json();
    return response.status === 200 ? [...Object.keys(body), ...Object.keys(body.periods[0])] : response.status;
  };
  const always = ["range", "interval", "timeZone", "contacts", "periods", "from", "until", "created", "total"];
  const added = async (permission: Permission) => {
    const parts = await partsFor(["Get:Contact", permission]);
    return Array.isArray(parts) ? parts.filter((part) => !always.includes(part)) : parts;
  };
  expect(await partsFor(["Get:Contact"])).toEqual(always);
  expect(await added("Get:List")).toEqual(["lists"]);
  expect(await added("Get:Tag")).toEqual(["tags"]);
  expect(await added("Get:Conversation")).toEqual(["received", "sent"]);
  expect(await added("BulkImport:Contacts")).toEqual(["imports"]);
  expect(await partsFor(["Get:List", "Get:Tag", "Get:Conversation"])).toBe(403);
});

test("a range, periods or a time zone that there is not is refused by name, with what there is", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  const faults = async (query: string) => {
    const response = await fetch(`/api/overview?${query}`);
    return [
      response.status,
      ...((await response.json()).errors ?? []).map(({ name, code }: Record<string, string>) => `${name} ${code}`),
    ];
  };
  expect(await faults("range=7d")).toEqual([400, "range invalid_value"]);
  expect(await faults("interval=month")).toEqual([400, "interval conflicting"]);
  expect(await faults("range=all&interval=day")).toEqual([400, "interval conflicting"]);
  for (const zone of ["Mars/Olympus", "%2B05:30", "-3", "", "Europe/Berlin%00", "x".repeat(5_000)])
    expect((await faults(`time_zone=${zone}`))[0], zone).toBe(400);
  expect(await faults("time_zone=Mars/Olympus&interval=year")).toEqual([
    400,
    "interval invalid_value",
    "time_zone invalid_value",
  ]);
  for (const zone of Intl.supportedValuesOf("timeZone").filter((_, n) => n % 40 === 0))
    expect(await faults(`time_zone=${zone}`), zone).toEqual([200]);
});
