import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, loudPage, menu, pageAs, rest, test, url } from "./test.ts";

interface Stored {
  uniqueId: string;
  name: string;
  status: string;
}

/** Some contacts whose names have a word of their own. */
async function crowd(count: number): Promise<{ word: string; contacts: Stored[] }> {
  const word = `Crowd${randomInt(100_000, 1_000_000)}`;
  const first = randomInt(2_000_000, 9_000_000);
  const report = await rest<{ results: { contact: Stored }[] }>(
    "POST",
    "/contacts",
    Array.from({ length: count }, (_, n) => ({ name: `${word} ${n}`, phone: `+1415${first + n}` })),
  );
  return { word, contacts: report.results.map(({ contact }) => contact) };
}

const bar = (page: Page) => page.getByRole("region", { name: "Selection" });

async function matching(query: string): Promise<{ total: number; statuses: Set<string> }> {
  const page = await rest<{ contacts: Stored[]; paginationMeta: { total: number } }>("GET", `/contacts?${query}`);
  return { total: page.paginationMeta.total, statuses: new Set(page.contacts.map(({ status }) => status)) };
}

test("all that match a filter are changed, and their number is said before", async ({ signedIn: page }) => {
  const { word } = await crowd(60);
  await page.goto(url(`/contacts?search=${word}&per_page=25`));
  await page.getByRole("checkbox", { name: "Select this page" }).check();
  await expect(bar(page)).toContainText("25 contacts selected");
  await expectAccessible(page);
  await expectToFit(page);
  await bar(page).getByRole("button", { name: "Select all 60 that match" }).click();
  await expect(bar(page)).toContainText("All 60 that match are selected");
  const file = page.waitForEvent("download");
  await bar(page).getByRole("link", { name: "Export these" }).click();
  expect((await file).url()).toContain(`/api/contacts/export?search=${word}`);

  await bar(page).getByRole("button", { name: "Set status" }).click();
  await bar(page).getByLabel("Set status").last().selectOption("Blocked");
  await expectAccessible(page);
  await bar(page).getByRole("button", { name: "Go on" }).click();
  await expect(bar(page)).toContainText("60 contacts will have the status Blocked.");
  await expect(bar(page).getByRole("button", { name: "Yes, change 60 contacts" })).toBeFocused();
  await expectAccessible(page);
  await expectToFit(page);
  expect((await matching(`search=${word}&status=Active`)).total).toBe(60);
  await page.keyboard.press("Enter");
  await expect(bar(page)).toContainText("60 contacts changed, 0 as before, 0 failed.");
  await expect(page.locator("tbody tr").first()).toContainText("Blocked");
  await expectAccessible(page);
  expect((await matching(`search=${word}&status=Blocked`)).total).toBe(60);
});

test("where other contacts match by now, nothing is changed before another yes", async ({ signedIn, browser }) => {
  const { word } = await crowd(2);
  const page = await loudPage(browser, signedIn);
  await page.goto(url(`/contacts?search=${word}`));
  await page.getByRole("checkbox", { name: `Select ${word} 0` }).check();
  await bar(page).getByRole("button", { name: "Select all 2 that match" }).click();
  await bar(page).getByRole("button", { name: "Delete" }).click();
  await expect(bar(page)).toContainText("2 contacts will be deleted.");
  await rest("POST", "/contacts", { name: `${word} late`, phone: `+1415${randomInt(2_000_000, 9_000_000)}` });
  await bar(page).getByRole("button", { name: "Yes, delete 2 contacts" }).click();
  await expect(bar(page).getByRole("alert")).toContainText("3 contacts match now, not 2.");
  await expectAccessible(page);
  expect((await matching(`search=${word}`)).total).toBe(3);
  await bar(page).getByRole("button", { name: "Yes, delete 3 contacts" }).click();
  await expect(bar(page)).toContainText("3 contacts changed, 0 as before, 0 failed.");
  await expect(page.getByText("No contact fits")).toBeVisible();
  await page.context().close();
});

test("contacts that are chosen one by one get a list and a tag and lose them, and what failed is told", async ({
  signedIn: page,
}) => {
  const { word, contacts } = await crowd(3);
  const tag = await rest<{ uniqueId: string }>("POST", "/tags", { label: `tag ${word}` });
  const list = await rest<{ uniqueId: string }>("POST", "/lists", { name: `list ${word}` });
  await page.goto(url(`/contacts?search=${word}`));
  const pick = async () => {
    await page.getByRole("checkbox", { name: `Select ${word} 0` }).check();
    await page.getByRole("checkbox", { name: `Select ${word} 1` }).check();
  };
  for (const [title, value, total] of [
    ["Add a tag", `tag ${word}`, 2],
    ["Remove a tag", `tag ${word}`, 0],
    ["Add to a list", `list ${word}`, 2],
    ["Remove from a list", `list ${word}`, 0],
  ] as const) {
    await pick();
    await expect(bar(page)).toContainText("2 contacts selected");
    await bar(page).getByRole("button", { name: title }).click();
    await bar(page).getByRole("combobox", { name: "Choose a" }).fill(value);
    await bar(page).getByRole("option", { name: value, exact: true }).click();
    await bar(page).getByRole("button", { name: "Yes, change 2 contacts" }).click();
    await expect(bar(page)).toContainText("2 contacts changed");
    const query = title.includes("tag") ? `tag_id=${tag.uniqueId}` : `list_id=${list.uniqueId}`;
    expect((await matching(query)).total).toBe(total);
    await bar(page).getByRole("button", { name: "Dismiss" }).click();
    await expect(bar(page)).toHaveCount(0);
  }
  await pick();
  await bar(page).getByRole("button", { name: "Set status" }).click();
  await bar(page).getByRole("button", { name: "Go on" }).click();
  await expect(bar(page)).toContainText("2 contacts will have the status Active.");
  await rest("DELETE", `/contacts/${contacts[0]?.uniqueId}`);
  await bar(page).getByRole("button", { name: "Yes, change 2 contacts" }).click();
  await expect(bar(page)).toContainText("0 contacts changed, 1 as before, 1 failed.");
  await expect(bar(page).getByRole("region", { name: "What failed" })).toContainText(
    `${word} 0: There is no such contact.`,
  );
  await expectAccessible(page);
});

test("a change that takes long is followed, and another filter ends the selection", async ({ signedIn: page }) => {
  const { word } = await crowd(2);
  await page.goto(url(`/contacts?search=${word}`));
  await page.getByRole("checkbox", { name: "Select this page" }).check();
  await menu(page, "Status").click();
  await page.getByRole("checkbox", { name: "Active", exact: true }).check();
  await expect(page).toHaveURL(/status=Active/);
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("checkbox", { name: "Select this page" }).check();
  await bar(page).getByRole("button", { name: "Set status" }).click();
  await bar(page).getByRole("combobox", { name: "Set status" }).selectOption("Inactive");
  await bar(page).getByRole("button", { name: "Go on" }).click();
  const yes = bar(page).getByRole("button", { name: "Yes, change 2 contacts" });
  await expect(yes).toBeVisible();
  let goOn = () => {};
  const isLong = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/contacts\.bulk\?/, async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replace('"state":"done"', '"state":"running"').replace('"done":2', '"done":1');
    await route.fulfill({ response, body: text });
  });
  await page.route(/contacts\.getBulk/, async (route) => {
    await isLong;
    await route.continue();
  });
  await yes.click();
  await expect(bar(page).getByRole("progressbar", { name: "Changing contacts" })).toBeVisible();
  await expect(bar(page)).toContainText("Changing: 1 of 2 contacts");
  await expectAccessible(page);
  goOn();
  await expect(bar(page)).toContainText("2 contacts changed");
});

test("who may not change contacts selects none", async ({ signedIn: owner, browser }) => {
  const viewer = await pageAs("Viewer", { owner, browser });
  await expect(viewer.locator("tbody tr").first()).toBeVisible();
  await expect(viewer.getByRole("checkbox", { name: /Select/ })).toHaveCount(0);
  await viewer.context().close();
  const agent = await pageAs("Agent", { owner, browser });
  await agent.getByRole("checkbox", { name: "Select this page" }).check();
  await expect(bar(agent).getByRole("button", { name: "Set status" })).toBeVisible();
  await expect(bar(agent).getByRole("button", { name: "Delete" })).toHaveCount(0);
  await agent.context().close();
});
