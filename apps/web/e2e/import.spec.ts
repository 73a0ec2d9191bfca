import { resolve } from "node:path";
import { expect, menu, names, test, url } from "./test.ts";

const google = resolve(import.meta.dirname, "../../../packages/api/tests/files/google-contacts.csv");

test("a Google export is imported through the page, every row is accounted for, and its contacts are found", async ({
  signedIn: page,
}) => {
  await page.goto(url("/import"));
  await page.getByLabel(/Drop a file/).setInputFiles(google);
  await expect(page.getByRole("heading", { name: "google-contacts.csv: 22 rows read" })).toBeVisible();
  const counts = await page.locator("[data-count]").allInnerTexts();
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(22);
  await expect(page.locator("[data-count=created]")).toHaveText("16");
  await expect(page.getByRole("row", { name: /it has no phone.*Sin Numero/ })).toBeVisible();
  await page.getByRole("link", { name: "See the contacts" }).click();
  await page.getByRole("searchbox").fill("bronte-smith");
  await expect.poll(() => names(page)).toEqual(["Zoë Brontë-Smith"]);
  await menu(page, "Tags").click();
  await expect(page.getByRole("checkbox", { name: "Lieferanten" })).toBeVisible();
});

test("the same file again changes nothing", async ({ signedIn: page }) => {
  await page.goto(url("/import"));
  await page.getByLabel(/Drop a file/).setInputFiles(google);
  await expect(page.locator("[data-count=unchanged]")).toHaveText("16");
  await expect(page.locator("[data-count=created]")).toHaveText("0");
});

test("why a row was rejected can be read on a phone", async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(url("/import"));
  const region = page.getByLabel(/Country of phones/);
  expect(await region.evaluate((field: HTMLInputElement) => field.scrollWidth <= field.clientWidth)).toBe(true);
  await page.getByLabel(/Drop a file/).setInputFiles(google);
  const why = await page.getByRole("cell", { name: "098765 43210 is not a phone number" }).boundingBox();
  expect((why?.x ?? 0) + (why?.width ?? 999)).toBeLessThanOrEqual(390);
});

test("a file that is no contact file is refused with its reason, and another can be chosen", async ({
  browser,
  signedIn,
}) => {
  // Chromium writes the 422 on the console, so this page is not the silent one.
  const page = await browser.newPage();
  await page.context().addCookies(await signedIn.context().cookies());
  await page.goto(url("/import"));
  const input = page.getByLabel(/Drop a file/);
  await input.setInputFiles({ name: "colours.csv", mimeType: "text/csv", buffer: Buffer.from("colour\nred\n") });
  await expect(page.getByRole("alert").filter({ hasText: /No column is a phone.*Rename the heading/ })).toBeVisible();
  await input.setInputFiles({
    name: "one.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("name,phone\nOne,+14155550155\n"),
  });
  await expect(page.getByText("Every row was taken as it stands.")).toBeVisible();
  await page.close();
});
