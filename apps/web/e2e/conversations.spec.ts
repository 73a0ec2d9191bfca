import { expect, expectAccessible, expectToFit, rest, test, url } from "./test.ts";

interface Listed {
  contacts: { uniqueId: string; conversations: { messages: unknown[] }[] }[];
  paginationMeta: { nextCursor: string | null };
}

/** The demo's long conversation: its contact, and which of the contact's conversations it is. */
async function longTalk(): Promise<{ contactId: string; index: number }> {
  const path = "/contacts?per_page=100&include=conversations,messages&messages_limit=50&conversations_limit=5";
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Listed = await rest("GET", `${path}${cursor ? `&cursor=${cursor}` : ""}`);
    for (const { uniqueId, conversations } of page.contacts) {
      const index = conversations.findIndex(({ messages }) => messages.length === 50);
      if (index >= 0) return { contactId: uniqueId, index };
    }
    cursor = page.paginationMeta.nextCursor;
  }
  throw new Error("the demo has no long conversation");
}

test("a conversation is read as in a messenger, and older messages come when they are wanted", async ({
  signedIn: page,
}) => {
  test.slow();
  const { contactId, index } = await longTalk();
  await page.goto(url(`/contacts?contact=${contactId}`));
  const panel = page.getByRole("complementary", { name: "Contact", exact: true });
  const thread = panel.getByRole("article").nth(index);
  const older = thread.getByRole("button", { name: "Show older messages" });
  const messages = thread.locator("ol > li");
  await expect(older).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
  while ((await older.count()) > 0) {
    const before = await messages.count();
    await older.click();
    await expect.poll(() => messages.count()).toBeGreaterThan(before);
  }
  expect(await messages.count()).toBeGreaterThan(50);
  const moments = await messages
    .locator("time")
    .evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
  expect(moments).toEqual(moments.toSorted());
  await expect(thread.getByText("Received:").first()).toBeAttached();
  await expect(thread.getByText("Sent:").first()).toBeAttached();
  await expect(thread.getByTitle("Read").first()).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
});
