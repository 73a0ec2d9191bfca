import { access, expect, signIn, test, url } from "./test.ts";

test("somebody who is not signed in is sent to the sign-in page", async ({ page }) => {
  for (const [path, place] of [
    ["/", "/sign-in"],
    ["/contacts?status=Active", "/sign-in?next=%2Fcontacts%3Fstatus%3DActive"],
    ["/import", "/sign-in?next=%2Fimport"],
  ] as const) {
    await page.goto(url(path));
    await expect(page).toHaveURL(url(place));
  }
});

test("a wrong password is told, and a right one leads to the page that was asked for", async ({ browser }) => {
  // Chromium itself writes the 401 on the console here, so the page that must be silent is not used.
  const page = await browser.newPage();
  await page.goto(url("/contacts?search=nunez"));
  await page.getByLabel("E-mail").fill(access().email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is not right" })).toBeVisible();
  await page.getByLabel("Password").fill(access().password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(url("/contacts?search=nunez"));
  await expect(page.getByRole("searchbox")).toHaveValue("nunez");
  for (const [asked, place] of [
    ["/sign-in", "/contacts"],
    ["/sign-in?next=%2Fimport", "/import"],
    ["/sign-in?next=%2F%2Fevil.example", "/contacts"],
  ] as const) {
    await page.goto(url(asked));
    await expect(page).toHaveURL(url(place));
  }
  await page.close();
});

test("signing out ends it", async ({ page }) => {
  // A session of its own: the others go on with theirs.
  await signIn(page, access());
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(url("/sign-in"));
  await page.goto(url("/contacts"));
  await expect(page).toHaveURL(url("/sign-in"));
});
