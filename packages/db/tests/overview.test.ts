import { intervalsOfRange, overviewParts, overviewRanges } from "@roster/domain";
import { expect, test } from "vitest";
import { ContactWriter, DirectoryCounts, forgetWhatIsOver, OverviewRepository, type Tenant } from "../src/index.ts";
import { sql } from "../src/repositories/sql.ts";
import { addOrganization, type ContactFixture, type TestDatabase, testDatabase } from "../src/testing/index.ts";

const hour = 60 * 60_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 10, 15, 20);
// The nights on which clocks went back in Europe, at Lord Howe before and in Havana after, where midnight came twice.
const nights = [Date.UTC(2026, 9, 25), Date.UTC(2026, 9, 3, 15), Date.UTC(2026, 10, 1, 4)];
const zones = ["UTC", "Europe/Berlin", "America/Havana", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"];
const dates = Object.fromEntries(
  zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" })]),
);
const cuts = overviewRanges.flatMap((range) => intervalsOfRange[range].map((interval) => ({ range, interval })));
const every = new Set(overviewParts);

/** Random numbers that are the same every time. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** Moments around full quarters of an hour, some of them in those nights: that is where days begin. */
function moments(count: number, random: (below: number) => number): number[] {
  return Array.from({ length: count }, () => {
    const quarter = hour / 4;
    const base = random(3) === 0 ? (nights[random(3)] as number) + random(12) * quarter : now - random(500) * day;
    return Math.floor(base / quarter) * quarter + ([-1, 0, 1, random(quarter)][random(4)] as number);
  });
}

function people(seed: number): ContactFixture[] {
  const random = numbers(seed);
  return moments(90, random).map((createdAt, n) => ({
    name: `Person ${n}`,
    phone: `+1415555${1_000 + n}`,
    status: (["Active", "Active", "Inactive", "Blocked"] as const)[random(4)] ?? "Active",
    createdAt,
    lists: Array.from({ length: 14 }, (_, list) => `List ${list}`).filter((_, list) => random(list + 2) === 0),
    tags: random(3) === 0 ? ["VIP"] : [],
    conversations: random(2) === 0 ? [moments(1 + random(6), random).sort()] : [],
  }));
}

async function organization({ db, owner }: TestDatabase, seed: number) {
  const contacts = people(seed);
  const made = await addOrganization(db, { contacts, lists: ["Nobody"] });
  const tenant: Tenant = { organizationId: made.organizationId, defaultRegion: "US" };
  const { rows: messages } = await sql<{ at: number; direction: string }>`
    update message set direction = case when get_byte(uuid_send(id), 15) % 3 = 0 then 'OutBound' else 'InBound' end
    where organization_id = ${made.organizationId}
    returning (extract(epoch from created_at) * 1000)::float8 as at, direction`.execute(owner.getKysely());
  await sql`select rebuild_counts(${made.organizationId}::uuid)`.execute(owner.getKysely());
  return { ...made, tenant, people: contacts, messages, repository: new OverviewRepository(db, tenant) };
}

/** The local date of a moment, or the month or the Monday of it. */
function periodOf(moment: number, interval: string, timeZone: string): string {
  const date = dates[timeZone]?.format(moment) ?? "";
  if (interval === "month") return date.slice(0, 7);
  if (interval === "day") return date;
  const midnight = Date.parse(date);
  return new Date(midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
}

test("numbers are those of the rows, whatever the range, the periods and the time zone", async () => {
  await using test = await testDatabase();
  const all = [await organization(test, 1), await organization(test, 2)];
  for (const { repository, people, messages } of all)
    for (const timeZone of zones)
      for (const cut of cuts) {
        const { periods, contacts } = await repository.read({ ...cut, timeZone }, every, now);
        const byPeriod = (moments: readonly number[]) =>
          Map.groupBy(moments, (moment) => periodOf(moment, cut.interval, timeZone));
        const moments = people.map(({ createdAt = 0 }) => createdAt);
        const sent = (direction: string) => messages.filter((one) => one.direction === direction).map(({ at }) => at);
        const created = byPeriod(moments);
        const incoming = byPeriod(sent("InBound"));
        const outgoing = byPeriod(sent("OutBound"));
        expect(periods.length).toBeGreaterThan(1);
        for (const { from, until, ...counts } of periods) {
          const name = periodOf(Date.parse(from), cut.interval, timeZone);
          expect(counts, `${timeZone} ${cut.range} ${name}`).toEqual({
            created: created.get(name)?.length ?? 0,
            total: moments.filter((moment) => moment < Date.parse(until)).length,
            received: incoming.get(name)?.length ?? 0,
            sent: outgoing.get(name)?.length ?? 0,
          });
        }
        expect(contacts.total).toBe(people.length);
        if (cut.range === "all") expect(periods.reduce((sum, { created }) => sum + created, 0)).toBe(people.length);
      }
});

test("statuses, lists and tags are counted as they are, the largest first and the others together", async () => {
  await using test = await testDatabase();
  await organization(test, 1);
  const { repository, people, lists, tags } = await organization(test, 3);
  const { contacts, ...overview } = await repository.read({ range: "30d", timeZone: "UTC" }, every, now);
  const membersOf = (name: string) => people.filter((person) => person.lists?.includes(name)).length;
  const sizes = Object.keys(lists)
    .map((name) => ({ uniqueId: lists[name], name, numberOfContacts: membersOf(name) }))
    .sort((a, b) => b.numberOfContacts - a.numberOfContacts || (a.name < b.name ? -1 : 1));
  expect(overview.lists).toEqual({
    largest: sizes.slice(0, 10),
    others: {
      number: sizes.length - 10,
      memberships: sizes.slice(10).reduce((sum, { numberOfContacts }) => sum + numberOfContacts, 0),
    },
  });
  expect(sizes).toHaveLength(15);
  expect(overview.tags).toEqual({
    largest: [{ uniqueId: tags.VIP, label: "VIP", numberOfContacts: people.filter(({ tags }) => tags?.length).length }],
    others: { number: 0, memberships: 0 },
  });
  for (const status of ["Active", "Inactive", "Blocked"] as const)
    expect(contacts.byStatus[status]).toBe(people.filter((person) => person.status === status).length);
});

test("what is written afterwards is counted at once, and messages of the forgotten are no more", async () => {
  await using test = await testDatabase();
  const { repository, tenant, contacts, people, messages } = await organization(test, 4);
  const gone = people.filter(({ conversations }) => conversations?.length).slice(0, 9);
  const read = () => repository.read({ range: "all", timeZone: "UTC" }, every, now);
  const sum = ({ periods }: Awaited<ReturnType<typeof read>>) =>
    periods.reduce((total, { received = 0, sent = 0 }) => total + received + sent, 0);
  expect(sum(await read())).toBe(messages.length);
  await new ContactWriter(test.db.fork(), tenant).remove(gone.map(({ phone }) => contacts[phone] as string));
  expect((await read()).contacts.total).toBe(people.length - gone.length);
  await sql`update contact_tombstone set deleted_at = now() - interval '31 days'`.execute(test.owner.getKysely());
  await forgetWhatIsOver(test.db.fork());
  const counts = new DirectoryCounts(test.db.fork());
  expect(await counts.wrong()).toEqual([]);
  const left = messages.length - gone.flatMap(({ conversations = [] }) => conversations.flat()).length;
  expect(left).toBeLessThan(messages.length);
  expect(sum(await read())).toBe(left);
  await counts.compact();
  expect(sum(await read())).toBe(left);
});

test("of an organization without anything there is nothing, in periods all the same", async () => {
  await using test = await testDatabase();
  const { organizationId } = await addOrganization(test.db, {});
  const repository = new OverviewRepository(test.db, { organizationId, defaultRegion: "US" });
  const { periods, ...overview } = await repository.read({ range: "all", timeZone: "UTC" }, every, now);
  expect(periods).toEqual([
    {
      from: "2026-11-01T00:00:00.000Z",
      until: "2026-12-01T00:00:00.000Z",
      created: 0,
      total: 0,
      received: 0,
      sent: 0,
    },
  ]);
  expect(overview).toMatchObject({
    interval: "month",
    contacts: { total: 0, byStatus: { Active: 0, Inactive: 0, Blocked: 0 } },
    lists: { largest: [], others: { number: 0, memberships: 0 } },
    imports: [],
  });
});
