import pg from "pg";
import { expect, test, vi } from "vitest";
import { testApi } from "../src/testing/index.ts";

test("a nested page is one statement for 1, 10 and 100 contacts, once the lists and tags on it are known", async () => {
  await using api = await testApi();
  const { caller } = await api.addOrganization({
    contacts: Array.from({ length: 100 }, (_, n) => ({
      name: `Person ${n}`,
      phone: `+1415555${1000 + n}`,
      lists: [`list ${n % 7}`],
      tags: [`tag ${n % 5}`],
      conversations: [[Date.UTC(2026, 0, 1)], [Date.UTC(2026, 0, 2)]],
    })),
  });
  const statements = vi.spyOn(pg.Client.prototype, "query");
  await caller.contacts.list({ perPage: 100 });
  // A new connection is told the organization; the page asks for its lists and tags once.
  expect(statements.mock.calls.length, "the first page").toBe(3);
  for (const perPage of [1, 10, 100]) {
    statements.mockClear();
    const page = await caller.contacts.list({ perPage });
    expect(page.contacts.length).toBe(perPage);
    expect(page.contacts.at(-1)?.conversations?.length).toBe(2);
    expect(statements.mock.calls.length, `${perPage} contacts`).toBe(1);
  }
  statements.mockRestore();
});
