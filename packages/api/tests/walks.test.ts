import { ContactWriter } from "@roster/db";
import { type ContactPage, contactSorts, contactStatuses, type SortOrder, sortOrders } from "@roster/domain";
import { expect, test } from "vitest";
import { type TestApi, testApi } from "../src/testing/index.ts";

const start = Date.UTC(2026, 0, 1);
const day = 86_400_000;

/** Contacts with many ties in every sort. */
const contacts = Array.from({ length: 42 }, (_, n) => ({
  name: ["Ana", "ÁNA", "ana", "Zoë", "李小龍"][n % 5] as string,
  phone: `+1415555${1000 + n * 7}`,
  status: contactStatuses[n % 3] ?? ("Active" as const),
  createdAt: start + (n % 4) * day,
  updatedAt: start + (n % 3) * day,
  conversations: n % 3 === 0 ? [] : [[start + (n % 5) * day]],
}));

test("a walk by any sort, forth and back, sees nobody twice and skips nobody while others insert, delete and change", async () => {
  await using api = await testApi();
  for (const sortBy of contactSorts) for (const order of sortOrders) await walkBothWays(api, sortBy, order);
});

async function walkBothWays(api: TestApi, sortBy: (typeof contactSorts)[number], order: SortOrder): Promise<void> {
  const { caller, organizationId } = await api.addOrganization({ contacts });
  const writer = new ContactWriter(api.db.fork(), { organizationId, defaultRegion: "US" });
  const query = { sortBy, order, perPage: 6, include: [] };
  const all = async () => (await caller.contacts.list({ ...query, perPage: 100 })).contacts;
  const list = (cursor: string) => caller.contacts.list({ ...query, cursor });
  let made = 1000;
  for (const isBackwards of [false, true]) {
    const before = await all();
    const page = isBackwards ? Math.ceil(before.length / query.perPage) : 1;
    const disturbed = new Set<string>();
    const write = async (round: number, { contacts: read }: ContactPage) => {
      const gone = [read[0], before[(round * 11 + 5) % before.length]].flatMap((contact) => contact?.uniqueId ?? []);
      const changed = before[(round * 17 + 3) % before.length]?.uniqueId ?? "";
      for (const id of [...gone, changed]) disturbed.add(id);
      made += 2;
      await caller.contacts.import({ content: `name,phone\nAna,+1202555${made}\nZoë,+1202555${made + 1}\n` });
      await writer.remove(gone);
      await writer.setStatus([changed], contactStatuses[round % 3] ?? "Active");
    };
    const first = await caller.contacts.list({ ...query, page });
    const seen = (await walk(list, { page: first, isBackwards }, write)).filter((id) => !disturbed.has(id));
    const there = before.map((contact) => contact.uniqueId).filter((id) => !disturbed.has(id));
    const label = `${sortBy} ${order} ${isBackwards ? "backwards" : "forwards"}`;
    expect(there.length, label).toBeGreaterThan(10);
    expect(new Set(seen).size, label).toBe(seen.length);
    expect(
      seen.filter((id) => there.includes(id)),
      label,
    ).toEqual(there);
  }
}

/** The ids that a walk to the end sees, in the order of the sort, while somebody writes between and during its pages. */
async function walk(
  list: (cursor: string) => Promise<ContactPage>,
  { page, isBackwards }: { page: ContactPage; isBackwards: boolean },
  write: (round: number, read: ContactPage) => Promise<void>,
): Promise<string[]> {
  const pages = [page];
  for (let round = 0, last = page; ; round += 1) {
    const cursor = isBackwards ? last.paginationMeta.prevCursor : last.paginationMeta.nextCursor;
    if (cursor === null) break;
    [last] = await Promise.all([list(cursor), write(round, last)]);
    pages.push(last);
  }
  return (isBackwards ? pages.reverse() : pages).flatMap(({ contacts }) => contacts.map(({ uniqueId }) => uniqueId));
}
