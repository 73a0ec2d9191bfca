import { randomInt } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { access, deafen, expect, expectAccessible, expectToFit, loudPage, names, rest, test, url } from "./test.ts";

interface Stored {
  uniqueId: string;
  name: string;
}

/** A list of its own with so many contacts, the last one made first in the table. */
async function someList(count: number): Promise<{ listId: string; contacts: Stored[] }> {
  const { uniqueId: listId } = await rest<{ uniqueId: string }>("POST", "/lists", { name: `Live ${randomInt(1e9)}` });
  const contacts: Stored[] = [];
  for (let n = 1; n <= count; n += 1) contacts.push(await someContact(listId, `Liv ${n}`));
  return { listId, contacts };
}

function someContact(listId: string, name: string): Promise<Stored> {
  return rest("POST", "/contacts", { name, phone: `+1415${randomInt(2_000_000, 10_000_000)}`, listIds: [listId] });
}

/** The page of a list once changes are heard of there. */
async function listening(page: Page, path: string): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().includes("changes.watch"));
  await page.goto(url(path));
  await stream;
}

async function otherBrowser(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies(await page.context().cookies());
  return context.newPage();
}

const isNoReload = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }) && undefined);
const wasReloaded = (page: Page) => page.evaluate(() => !("marked" in window));

test("what is changed in one browser is seen in another, where it stands and without a reload", async ({
  signedIn: page,
  browser,
}) => {
  const { listId, contacts } = await someList(3);
  const [, second] = contacts;
  await listening(page, `/contacts?list_id=${listId}`);
  await isNoReload(page);
  const other = await otherBrowser(browser, page);
  await other.goto(url(`/contacts?list_id=${listId}&contact=${second?.uniqueId}`));
  const panel = other.getByRole("complementary", { name: "Contact", exact: true });
  await panel.getByLabel("Name").fill("Olivia");
  await panel.getByLabel("Name").press("Enter");
  await expect.poll(() => names(page)).toEqual(["Liv 3", "Olivia", "Liv 1"]);
  await expect(page.getByRole("button", { name: "Show", exact: true })).toHaveCount(0);
  expect(await wasReloaded(page)).toBe(false);
  await other.context().close();
});

test("a new contact announces itself above the table and moves no row until it is wanted", async ({
  signedIn: page,
}) => {
  const { listId } = await someList(2);
  await listening(page, `/contacts?list_id=${listId}`);
  const row = page.getByRole("row", { name: /Liv 2/ });
  const before = await row.boundingBox();
  await someContact(listId, "Liv 3");
  const show = page.getByRole("button", { name: "Show", exact: true });
  await expect(page.getByText("1 new or changed contact")).toBeVisible();
  expect(await names(page)).toEqual(["Liv 2", "Liv 1"]);
  expect(await row.boundingBox()).toEqual(before);
  await expect(page.locator("output").first()).toHaveText("3");
  await expectAccessible(page);
  await expectToFit(page);
  await show.click();
  await expect.poll(() => names(page)).toEqual(["Liv 3", "Liv 2", "Liv 1"]);
  await expect(show).toHaveCount(0);
  await expect(page.locator("#content")).toBeFocused();
});

test("an import, a deletion and a renamed tag show without a reload", async ({ signedIn: page }) => {
  const { listId, contacts } = await someList(2);
  const tag = await rest<{ uniqueId: string }>("POST", "/tags", { label: `live ${randomInt(1e9)}` });
  await rest("PATCH", `/contacts/${contacts[0]?.uniqueId}`, { tagIds: [tag.uniqueId] });
  await listening(page, `/contacts?list_id=${listId}`);
  await rest("PATCH", `/tags/${tag.uniqueId}`, { label: `renamed ${listId.slice(-6)}` });
  await expect(page.getByRole("row", { name: /Liv 1/ })).toContainText(`renamed ${listId.slice(-6)}`);
  await rest("DELETE", `/contacts/${contacts[1]?.uniqueId}`);
  await expect(page.getByText("Contacts have changed")).toBeVisible();
  await expect(page.locator("output").first()).toHaveText("1");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect.poll(() => names(page)).toEqual(["Liv 1"]);
  await fetch(url(`/api/contacts/import?list_id=${listId}`), {
    method: "POST",
    headers: { authorization: `Bearer ${access().apiKey}`, "content-type": "text/csv" },
    body: `name,phone\nLiv imported,+1415${randomInt(2_000_000, 9_000_000)}\n`,
  });
  await expect(page.getByText("1 new or changed contact")).toBeVisible();
  await expect(page.locator("output").first()).toHaveText("2");
});

test("what is typed while the contact changes elsewhere stays, and what is not typed is the new one", async ({
  signedIn: page,
}) => {
  const { contacts } = await someList(1);
  const id = contacts[0]?.uniqueId;
  await listening(page, `/contacts?contact=${id}`);
  const panel = page.getByRole("complementary", { name: "Contact", exact: true });
  await panel.getByLabel("Name").fill("Half typ");
  await rest("PATCH", `/contacts/${id}`, { status: "Blocked", name: "Theirs" });
  await expect(panel.getByLabel("Status")).toHaveValue("Blocked");
  await expect(panel.getByLabel("Name")).toHaveValue("Half typ");
  await expect(panel.getByLabel("Name")).toBeFocused();
  await panel.getByLabel("Name").press("Enter");
  await expect(panel.getByLabel("Name")).toHaveAccessibleDescription(/It is Theirs meanwhile/);
  await expect(panel.getByRole("region", { name: "Activity" })).toContainText("changed the name from Liv 1 to Theirs");
});

test("a page that can have no stream works as before, and says when it is offline", async ({ signedIn, browser }) => {
  const page = await loudPage(browser, signedIn);
  await deafen(page);
  const { listId } = await someList(1);
  await page.goto(url(`/contacts?list_id=${listId}`));
  await someContact(listId, "Liv 2");
  await page.reload();
  await expect.poll(() => names(page)).toEqual(["Liv 2", "Liv 1"]);
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline.")).toHaveCount(0);
  await page.context().close();
});

test("what was missed while the stream was away is seen when it is back", async ({ signedIn, browser }) => {
  const page = await loudPage(browser, signedIn);
  const { listId, contacts } = await someList(1);
  await listening(page, `/contacts?list_id=${listId}`);
  await expect.poll(() => names(page)).toEqual(["Liv 1"]);
  await page.context().setOffline(true);
  await rest("PATCH", `/contacts/${contacts[0]?.uniqueId}`, { name: "Missed" });
  await page.context().setOffline(false);
  await expect.poll(() => names(page)).toEqual(["Missed"]);
  await page.context().close();
});

test("a change that fails when its contact is closed already is told all the same", async ({ signedIn, browser }) => {
  const page = await loudPage(browser, signedIn);
  const { contacts } = await someList(1);
  await page.goto(url(`/contacts?contact=${contacts[0]?.uniqueId}`));
  const panel = page.getByRole("complementary", { name: "Contact", exact: true });
  const asked = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<void>();
  await page.route("**/api/trpc/contacts.update*", async (route) => {
    asked.resolve();
    await refused.promise;
    await route.abort();
  });
  await panel.getByLabel("Name").fill("Lost");
  await panel.getByLabel("Name").press("Enter");
  await asked.promise;
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
  refused.resolve();
  const word = page.getByRole("alert").filter({ hasText: "A change of" });
  await expect(word).toContainText("was not saved. The server could not be reached");
  await word.getByRole("link", { name: "Open that contact" }).click();
  await expect(panel.getByLabel("Name")).toHaveValue("Liv 1");
  await page.context().close();
});
