import { expect, menu, names, pressUntilFocused, restNames, test, url } from "./test.ts";

test("the first rows are in the HTML that is served", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  const html = await (await page.request.get(url("/contacts?sort_by=name&order=asc"))).text();
  const [first, second] = await restNames("sort_by=name&order=asc&per_page=2");
  const escaped = (text = "") => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
  expect(html).toContain(`>${escaped(first)}</a>`);
  expect(html).toContain(`>${escaped(second)}</a>`);
});

test("the page shows what REST answers, in the same order", async ({ signedIn: page }) => {
  for (const query of [
    "",
    "sort_by=lastMessageAt",
    "sort_by=phone&order=asc&page=3&per_page=25",
    "search=maria&sort_by=name&order=asc",
  ]) {
    await page.goto(url(`/contacts?${query}`));
    expect(await names(page)).toEqual((await restNames(query)).map((name) => name.trim()));
  }
});

test("search goes from a key to a result, and the URL says so", async ({ signedIn: page }) => {
  await page.goto(url("/contacts?page=3"));
  await pressUntilFocused(page, "/");
  await page.keyboard.type("nunez");
  await expect(page).toHaveURL(url("/contacts?search=nunez"));
  await expect
    .poll(async () => {
      const found = await names(page);
      return found.length > 0 && found.every((name) => name.includes("Núñez"));
    })
    .toBe(true);
  await page.getByRole("searchbox").fill("no such person anywhere");
  await expect(page.getByText("No contact fits")).toBeVisible();
  await page.getByRole("button", { name: "Clear them" }).click();
  await expect(page).toHaveURL(url("/contacts"));
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await expect(page.getByRole("searchbox")).toHaveValue("");
});

test("a phone is found however it is typed", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  const phone = (await page.locator("tbody tr td:nth-child(3)").first().textContent()) ?? "";
  const typed = `00${phone.slice(1, 4)} ${phone.slice(4, 7)}-${phone.slice(7)}`;
  await page.getByRole("searchbox").fill(typed);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  expect(await page.locator("tbody tr td:nth-child(3)").textContent()).toBe(phone);
});

test("status, lists and tags filter by check boxes, and together", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  const total = () => page.locator("output").textContent();
  const all = (await total()) ?? "";
  await menu(page, "Status").click();
  await page.getByRole("checkbox", { name: "Blocked" }).check();
  await expect(page).toHaveURL(/status=Blocked/);
  await expect(page.locator("tbody tr td:nth-child(4)").first()).toHaveText("Blocked");
  expect(await total()).not.toBe(all);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox", { name: "Blocked" })).toBeHidden();

  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.locator("output")).toHaveText(all);
  await menu(page, "Lists").click();
  await page.getByRole("checkbox", { name: /Beta testers/ }).check();
  await expect(page).toHaveURL(/list_id=/);
  await menu(page, "Tags").click();
  await page.getByRole("checkbox", { name: "VIP" }).check();
  await expect(page).toHaveURL(/tag_id=/);
  const query = new URL(page.url()).search.slice(1);
  await expect.poll(() => names(page)).toEqual((await restNames(query)).map((name) => name.trim()));
  expect((await names(page)).length).toBeGreaterThan(0);
});

test("a heading sorts, and again the other way", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  const heading = page.getByRole("columnheader", { name: "Name" });
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(() => names(page)).toEqual((await restNames("sort_by=name&order=asc")).map((name) => name.trim()));
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect.poll(() => names(page)).toEqual((await restNames("sort_by=name")).map((name) => name.trim()));
});

test("pages are in the URL, and back and forward restore them", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  await page.getByRole("navigation", { name: "Pagination" }).getByLabel("Rows").selectOption("25");
  await expect(page.locator("tbody tr")).toHaveCount(25);
  await expect(page).toHaveURL(url("/contacts"));
  const at = page.getByText(/^Page \d+ of \d+$/);
  const last = /\d+$/.exec((await at.textContent()) ?? "")?.[0];
  await page.getByRole("link", { name: "Next" }).click();
  await expect(at).toHaveText(`Page 2 of ${last}`);
  const second = await names(page);
  await page.getByRole("link", { name: "Last" }).click();
  await expect(at).toHaveText(`Page ${last} of ${last}`);
  await page.goBack();
  await expect(at).toHaveText(`Page 2 of ${last}`);
  expect(await names(page)).toEqual(second);
  await page.goForward();
  await expect(at).toHaveText(`Page ${last} of ${last}`);
  await page.getByRole("link", { name: "First" }).click();
  await expect(at).toHaveText(`Page 1 of ${last}`);
  // The length of a page is the person's own, and is kept.
  await page.goto(url("/import"));
  await page.goto(url("/contacts"));
  await expect(page.locator("tbody tr")).toHaveCount(25);
  await page.getByRole("navigation", { name: "Pagination" }).getByLabel("Rows").selectOption("50");
  await expect(page.locator("tbody tr")).toHaveCount(50);
});

test("a URL that makes no sense shows the contacts all the same", async ({ signedIn: page }) => {
  await page.goto(
    url("/contacts?page=-3&per_page=7&sort_by=nothing&order=up&list_id=x&status=Gone&contact=y&search=%00"),
  );
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await page.goto(url("/contacts?page=9999"));
  await expect(page.getByText(/There is no page 9,999; the last is \d\d\./)).toBeVisible();
  await expect(page.getByText(/No such page of \d\d/)).toBeVisible();
  await page.getByRole("link", { name: "Go to the last" }).click();
  await expect(page).toHaveURL(/page=\d\d$/);
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await page.goto(url("/contacts?page=9999&status=Blocked"));
  await expect(page.getByText(/There is no page 9,999/)).toBeVisible();
});

test("the next page is shown from its first row", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  const rows = page.getByRole("region", { name: "Table of contacts" });
  await page.locator("tbody tr").last().scrollIntoViewIfNeeded();
  expect(await rows.evaluate((region) => region.scrollTop)).toBeGreaterThan(500);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("Page 2 of")).toBeVisible();
  await expect.poll(() => rows.evaluate((region) => region.scrollTop)).toBe(0);
});

test("the menus fit on a phone", async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(url("/contacts"));
  for (const title of ["Status", "Lists", "Tags"]) {
    await menu(page, title).click();
    const box = await page.getByRole("group", { name: title }).boundingBox();
    expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 999) <= 390]).toEqual([true, true]);
    await page.keyboard.press("Escape");
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a contact opens beside the list by keyboard, and Escape gives the focus back", async ({ signedIn: page }) => {
  await page.goto(url("/contacts?sort_by=lastMessageAt"));
  const link = page.locator("tbody a").nth(2);
  const name = (await link.textContent()) ?? "";
  await link.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Contact" });
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(name);
  await expect(page).toHaveURL(/contact=/);
  await expect(panel.locator("article li").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(url("/contacts?sort_by=lastMessageAt"));
  await expect(link).toBeFocused();
});

test("a contact's URL can be shared, and one that is nobody's says so", async ({ signedIn: page, browser }) => {
  await page.goto(url("/contacts"));
  await page.locator("tbody a").first().click();
  await expect(page.getByRole("complementary")).toBeVisible();
  await expect(page).toHaveURL(/contact=/);
  const shared = page.url();
  await page.goto(url("/import"));
  await page.goto(shared);
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();

  // Chromium writes the 404 on the console, so this page is not the silent one.
  const context = await browser.newContext();
  await context.addCookies(await page.context().cookies());
  const other = await context.newPage();
  await other.goto(url("/contacts?contact=01890000-0000-7000-8000-000000000000"));
  await expect(other.getByRole("complementary").getByText("There is no such contact.")).toBeVisible();
  await expect(other.locator("tbody tr")).toHaveCount(50);
  await context.close();
});

test("another organization shows other contacts", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  await expect(page.locator("output")).toHaveText(/1,6/);
  await page.getByLabel("Organization").selectOption({ label: "Posada Limón" });
  await expect(page.locator("output")).toHaveText("400");
  await page.getByLabel("Organization").selectOption({ label: "Harbor & Pine" });
  await expect(page.locator("output")).toHaveText(/1,6/);
});
