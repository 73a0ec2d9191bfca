import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, mailedLink, pageAs, rest, test, url } from "./test.ts";

test.use({ timezoneId: "America/New_York" });

interface Overview {
  timeZone: string;
  contacts: { total: number };
  periods: { from: string; until: string; created: number; total: number }[];
}

const overview = (query: string) => rest<Overview>("GET", `/overview?${query}&time_zone=America/New_York`);
const chart = (page: Page, name: string) => page.getByRole("group", { name });
const written = (count: number) => count.toLocaleString("en");
const contactsOf = (page: Page) => page.locator("output");

test("the page shows what REST answers, in the browser's time zone", async ({ signedIn: page }) => {
  await page.goto(url("/overview?range=12m"));
  await expect(page.getByText("Months are those of the time zone America/New_York.")).toBeVisible();
  const { contacts, periods } = await overview("range=12m");
  await expect(page.getByRole("link", { name: `Contacts: ${written(contacts.total)}` })).toBeVisible();
  const links = chart(page, "New contacts by month").getByRole("link");
  await expect(links).toHaveCount(periods.length);
  const labels = await links.evaluateAll((marks) => marks.map((mark) => mark.getAttribute("aria-label") ?? ""));
  expect(labels.map((label) => Number(/: ([\d,]+) new/.exec(label)?.[1]?.replaceAll(",", "")))).toEqual(
    periods.map(({ created }) => created),
  );
  // The next page is made for the time zone already.
  const html = await (await page.request.get(url("/overview?range=12m"))).text();
  expect(html).toContain("America/New_York");
  await page.getByRole("link", { name: "By week" }).click();
  await expect(page).toHaveURL(/range=12m&interval=week/);
  await expect(page.getByRole("heading", { name: "New contacts by week" })).toBeVisible();
});

test("a bar leads to exactly the contacts that it counts, by keyboard too, and so do the point and the table", async ({
  signedIn: page,
}) => {
  const { periods } = await overview("range=all");
  const place = periods.findLastIndex(({ created }) => created > 1);
  const period = periods[place] as Overview["periods"][number];
  const open = async () => {
    await page.goto(url("/overview?range=all"));
    await expect(page.getByText("America/New_York")).toBeVisible();
  };
  const bars = chart(page, "New contacts by month").getByRole("link");

  await open();
  await bars.nth(place).click();
  await expect(page).toHaveURL(/created_after=/);
  await expect(contactsOf(page)).toHaveText(written(period.created));
  await page.goBack();
  await expect(bars.first()).toBeVisible();

  await open();
  await bars.last().focus();
  await page.keyboard.press("Home");
  await expect(bars.first()).toBeFocused();
  for (let step = 0; step < place; step += 1) await page.keyboard.press("ArrowRight");
  await expect(bars.nth(place)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/created_after=/);
  await expect(contactsOf(page)).toHaveText(written(period.created));

  await open();
  await chart(page, "All contacts by month").getByRole("link").nth(place).click();
  await expect(page).toHaveURL(/created_before=/);
  await expect(contactsOf(page)).toHaveText(written(period.total));

  await open();
  await page.getByText("Show as table").first().click();
  await page.getByRole("table").first().getByRole("link").nth(place).click();
  await expect(contactsOf(page)).toHaveText(written(period.created));

  await open();
  const blocked = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Blocked" }) });
  const count = await blocked.getByRole("cell").first().textContent();
  await page.getByRole("link", { name: "Blocked" }).click();
  await expect(page).toHaveURL(url("/contacts?status=Blocked"));
  await expect(contactsOf(page)).toHaveText(count ?? "");
});

test("the overview is accessible and fits a phone", async ({ signedIn: page }) => {
  const open = async (query: string) => {
    await page.goto(url(`/overview?${query}`));
    await expect(page.getByText("America/New_York")).toBeVisible();
    await expectToFit(page);
  };
  await open("range=90d&interval=day");
  await open("range=12m");
  for (const summary of await page.getByText("Show as table").all()) await summary.click();
  await expectAccessible(page);
  await expectToFit(page);
});

test("who may not import is shown no imports, and an organization without contacts is told where they come from", async ({
  signedIn: owner,
  browser,
}) => {
  await owner.goto(url("/overview"));
  await expect(owner.getByRole("heading", { name: "Imports" })).toBeVisible();
  const viewer = await pageAs("Viewer", { owner, browser });
  await viewer.getByRole("link", { name: "Overview" }).click();
  await expect(viewer.getByRole("heading", { name: "By list" })).toBeVisible();
  await expect(viewer.getByRole("heading", { name: "Imports" })).toHaveCount(0);

  const email = `founder.${Date.now().toString(36)}@overview.example`;
  const founder = await (await browser.newContext()).newPage();
  await founder.goto(url("/sign-up"));
  await founder.getByLabel("E-mail").fill(email);
  await founder.getByRole("button", { name: "Mail me a link" }).click();
  await founder.goto(await mailedLink(email, "/sign-up"));
  await founder.getByLabel("Your organization").fill("Empty");
  await founder.getByLabel("Your name").fill("Fia");
  await founder.getByLabel("Password").fill("correct horse battery");
  await founder.getByRole("button", { name: "Make the account" }).click();
  await founder.waitForURL("**/contacts");
  await founder.getByRole("link", { name: "Overview" }).click();
  await expect(founder.getByText("There are no contacts yet.")).toBeVisible();
  await expect(founder.getByRole("link", { name: "Import a file" })).toBeVisible();
  await expectAccessible(founder);
});
