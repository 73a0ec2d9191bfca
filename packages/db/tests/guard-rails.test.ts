import { setTimeout as sleep } from "node:timers/promises";
import { DomainError, ListContactsInput } from "@roster/domain";
import { expect, test } from "vitest";
import { ContactRepository, Database } from "../src/index.ts";
import { addOrganization, testDatabase } from "../src/testing/index.ts";

const contacts = Array.from({ length: 60 }, (_, n) => ({
  name: `Person ${n}`,
  phone: `+1415555${1000 + n}`,
  attributes: { city: n % 2 ? "Rome" : "Milan" },
}));
const filtered = ListContactsInput.parse({ search: "person", attributes: { city: { contains: "rom" } } });

async function slowDatabase(limits: { countBudgetMs?: number; statementTimeoutMs?: number; poolSize?: number }) {
  const stack = new AsyncDisposableStack();
  const test = stack.use(await testDatabase());
  const { organizationId } = await addOrganization(test.db, { contacts });
  const db = stack.use(await Database.open({ url: test.url, ...limits }));
  const repository = new ContactRepository(db, { organizationId, defaultRegion: "US" });
  /** Nobody reads a contact until the work is done. */
  const whileLocked = async <T>(work: () => Promise<T>): Promise<T> =>
    test.owner
      .getKysely()
      .transaction()
      .execute(async (transaction) => {
        await transaction.executeQuery({ sql: "lock table contact in access exclusive mode", parameters: [] } as never);
        return work();
      });
  return { repository, whileLocked, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test("a total that takes longer than the count budget is an estimate, and the page is there", async () => {
  await using slow = await slowDatabase({ countBudgetMs: 100 });
  const page = slow.whileLocked(() => sleep(2_000).then(() => {}));
  await sleep(50);
  const { contacts: found, paginationMeta } = await slow.repository.page(filtered);
  await page;
  expect(found.length).toBe(30);
  expect(paginationMeta.totalRelation).toBe("estimate");
  expect(paginationMeta.total).toBeGreaterThanOrEqual(30);
  expect((await slow.repository.page(filtered)).paginationMeta).toMatchObject({ total: 30, totalRelation: "eq" });
});

test("a page that takes too long fails with the conditions that it was for", async () => {
  await using slow = await slowDatabase({ countBudgetMs: 50, statementTimeoutMs: 200 });
  await slow.whileLocked(async () => {
    await expect(slow.repository.page(filtered)).rejects.toMatchObject({
      code: "query_too_slow",
      message: expect.stringContaining("for search, attributes.city contains;"),
    });
    await expect(slow.repository.page(ListContactsInput.parse({}))).rejects.toMatchObject({ code: "57014" });
  });
  expect((await slow.repository.page(ListContactsInput.parse({}))).contacts.length).toBe(50);
});

test("requests beyond what may wait for a connection are turned away at once", async () => {
  await using slow = await slowDatabase({ poolSize: 1, statementTimeoutMs: 60_000 });
  const asked = await slow.whileLocked(async () => {
    const all = Array.from({ length: 1_100 }, () =>
      slow.repository.page(ListContactsInput.parse({ include: [] })).then(
        () => "answered",
        (error) => error,
      ),
    );
    await sleep(50);
    return all;
  });
  const answers = await Promise.all(asked);
  const refused = answers.filter((answer) => answer !== "answered");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(200);
  for (const refusal of refused) expect(refusal).toBeInstanceOf(DomainError);
  expect(refused[0]).toMatchObject({ code: "unavailable", message: expect.stringContaining("too many requests") });
});
