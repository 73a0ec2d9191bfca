import { access, expect, signIn, test, url } from "./test.ts";

test("somebody who is not signed in is sent to the sign-in page", async ({ page }) => {
  for (const path of ["/", "/contacts?status=Active", "/import"]) {
    await page.goto(url(path));
    await expect(page).toHaveURL(url("/sign-in"));
  }
});

test("a wrong password is told, and a right one leads to the contacts", async ({ browser }) => {
  // Chromium itself writes the 401 on the console here, so the page that must be silent is not used.
  const page = await browser.newPage();
  await page.goto(url("/sign-in"));
  await page.getByLabel("E-mail").fill(access().email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is not right" })).toBeVisible();
  await signIn(page, access());
  await expect(page.getByRole("heading", { name: "Contacts" })).toBeVisible();
  await page.goto(url("/sign-in"));
  await expect(page).toHaveURL(url("/contacts"));
  await page.close();
});

test("signing out ends it", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(url("/sign-in"));
  await page.goto(url("/contacts"));
  await expect(page).toHaveURL(url("/sign-in"));
});
