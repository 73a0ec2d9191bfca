import { deafen, expect, expectAccessible, menu, pressUntilFocused, test, url } from "./test.ts";

test("every page and state is accessible in light and dark, which follow the system", async ({
  signedIn: page,
  browser,
}) => {
  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto(url("/sign-in"));
  await expectAccessible(visitor);
  await context.close();

  await page.goto(url("/contacts"));
  await expect(page.locator("tbody tr")).toHaveCount(50);
  for (const [colorScheme, background] of [
    ["dark", "rgb(19, 19, 22)"],
    ["light", "rgb(255, 255, 255)"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(background);
  }
  await expectAccessible(page);
  await menu(page, "Lists").click();
  await expectAccessible(page);
  await page.goto(url("/contacts?sort_by=lastMessageAt"));
  await page.locator("tbody a").first().click();
  await expect(page.getByRole("complementary").locator("article").first()).toBeVisible();
  await expectAccessible(page);
  await page.goto(url("/contacts?search=no+such+person"));
  await expect(page.getByText("No contact fits")).toBeVisible();
  await expectAccessible(page);
  await page.goto(url("/import"));
  await expectAccessible(page);
  await page
    .getByLabel(/Drop a file/)
    .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("phone\n12\n") });
  await expect(page.getByText("is not a phone number")).toBeVisible();
  await expectAccessible(page);
});

test("the whole way from the search to a contact and back goes by keyboard", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await pressUntilFocused(page, "/");
  await page.keyboard.type("ava");
  await expect(page).toHaveURL(/search=ava/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: "Inactive" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/status=Active/);
  await page.keyboard.press("Escape");
  const link = page.locator("tbody a").first();
  for (let step = 0; step < 45 && !(await link.evaluate((element) => element === document.activeElement)); step += 1)
    await page.keyboard.press("Tab");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toBeHidden();
});

test("nothing moves while a page loads, and no request leaves for another host", async ({ signedIn: page }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).host !== new URL(url("/")).host) foreign.push(request.url());
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  // A stream is a request that does not end.
  await deafen(page);
  for (const path of ["/contacts", "/import"]) {
    await page.goto(url(path));
    await page.waitForLoadState("networkidle");
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
  }
  expect(foreign).toEqual([]);
});
