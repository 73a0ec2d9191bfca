import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, loudPage, menu, pageAs, rest, test, url } from "./test.ts";

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Segments" });
/** A name that no other test, and no other attempt at this one, has. */
const newName = (what: string) => `${what} ${Date.now().toString(36)}`;

/** The sidebar says of a segment the number that the page says of its contacts. */
async function expectSameTotal(page: Page, name: string): Promise<void> {
  await expect(async () => {
    const total = await page.locator("output").first().textContent();
    expect(await sidebar(page).getByRole("link", { name }).textContent()).toBe(`${name}${total}`);
  }).toPass();
}

async function forget(names: readonly string[]): Promise<void> {
  const { segments } = await rest<{ segments: { name: string; uniqueId: string }[] }>("GET", "/segments");
  for (const { name, uniqueId } of segments) if (names.includes(name)) await rest("DELETE", `/segments/${uniqueId}`);
}

test("a filter is kept as a segment, found in the sidebar with its count, shared, changed and deleted", async ({
  signedIn: page,
  browser,
}) => {
  const name = newName("Blocked people");
  await page.goto(url("/contacts"));
  await expect(page.getByText("Save as segment")).toHaveCount(0);
  await menu(page, "Status").click();
  await page.getByRole("checkbox", { name: "Blocked" }).check();
  await expect(page).toHaveURL(/status=Blocked/);
  await page.keyboard.press("Escape");
  await menu(page, "Save as segment").click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/segment=/);
  const link = sidebar(page).getByRole("link", { name });
  await expect(link).toHaveAttribute("aria-current", "page");
  await expectSameTotal(page, name);
  await expect(page.getByText("Save as segment")).toHaveCount(0);

  // It is one's own until it is shared.
  const other = await pageAs("Viewer", { owner: page, browser });
  await expect(other.locator("tbody tr").first()).toBeVisible();
  await expect(other.getByText(name)).toHaveCount(0);
  await page.goto(url("/segments"));
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Only you");
  await row.getByRole("button", { name: `Share: ${name}` }).click();
  await expect(row).toContainText("Everybody");
  await other.reload();
  await sidebar(other).getByRole("link", { name }).click();
  await expect(other).toHaveURL(/status=Blocked/);
  await expectSameTotal(other, name);
  await other.goto(url("/segments"));
  await expect(other.getByRole("row").filter({ hasText: name })).toBeVisible();
  await expect(other.getByRole("button", { name: /Rename|Share|Delete/ })).toHaveCount(0);

  // A view that began with it and differs is kept in it, or beside it.
  await sidebar(page).getByRole("link", { name }).click();
  await menu(page, "Status").click();
  await page.getByRole("checkbox", { name: "Inactive" }).check();
  await expect(page).toHaveURL(/status=Inactive/);
  await page.keyboard.press("Escape");
  await expect(menu(page, "Save as new")).toBeVisible();
  await page.getByRole("button", { name: "Update segment" }).click();
  await expect(page.getByText("Update segment")).toHaveCount(0);
  await expectSameTotal(page, name);
  await page.goto(url("/segments"));
  await row.getByRole("button", { name: `Rename: ${name}` }).click();
  await page.getByLabel(`Name of ${name}`).fill(`${name} or idle`);
  await page.keyboard.press("Enter");
  await expect(row.getByRole("link", { name: `${name} or idle` })).toBeVisible();
  await row.getByRole("button", { name: "Delete" }).click();
  await expect(row).toContainText("It goes for everybody.");
  await row.getByRole("button", { name: "Yes, delete" }).click();
  await expect(page.getByText(name)).toHaveCount(0);
  await other.reload();
  await expect(other.getByText(name)).toHaveCount(0);
  await other.context().close();
});

test("a name that another segment has is refused beside the field", async ({ signedIn, browser }) => {
  const name = newName("Taken");
  await rest("POST", "/segments", { name, criteria: {}, isShared: true });
  await signedIn.goto(url("/segments"));
  const page = await loudPage(browser, signedIn);
  await page.goto(url("/contacts?search=maria"));
  await menu(page, "Save as segment").click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: "Everybody here" }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is another segment's already" })).toBeVisible();
  await page.context().close();
  await forget([name]);
});

test("segments are accessible and fit a phone", async ({ signedIn: page }) => {
  const names = [newName("Everybody"), newName("A name that is so long that it does not fit any phone or sidebar")];
  for (const name of names) await rest("POST", "/segments", { name, criteria: { search: "a" }, isShared: true });
  await page.goto(url("/segments"));
  const row = page.getByRole("row").filter({ hasText: names[0] as string });
  await row.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: `Rename: ${names[1]}` }).click();
  await expectAccessible(page);
  await expectToFit(page);
  await page.goto(url("/contacts?search=nobody+is+called+that"));
  await expect(page.getByText("No contact fits")).toBeVisible();
  await menu(page, "Save as segment").click();
  await expectAccessible(page);
  await expectToFit(page);
  await forget(names);
});
