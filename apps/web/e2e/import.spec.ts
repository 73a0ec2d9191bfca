import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import {
  expect,
  expectAccessible,
  expectToFit,
  loudPage,
  menu,
  names,
  pageAs,
  rest,
  restNames,
  test,
  url,
} from "./test.ts";

const google = resolve(import.meta.dirname, "../../../packages/api/tests/files/google-contacts.csv");

async function choose(page: Page, file: Parameters<ReturnType<Page["getByLabel"]>["setInputFiles"]>[0]) {
  await page.goto(url("/import"));
  await page.getByLabel(/Drop a file/).setInputFiles(file);
}

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const tryOut = (page: Page) => page.getByRole("button", { name: "Try it out" }).click();
const becomes = (page: Page, column: string) => page.getByRole("combobox", { name: `${column} becomes`, exact: true });

async function expectStep(page: Page, title: string) {
  await expect(page.locator("[aria-current=step]")).toHaveText(new RegExp(title));
  await expectAccessible(page);
  await expectToFit(page);
}

test("a Google export goes through every step, every row is accounted for, and its rejected rows can be downloaded", async ({
  signedIn: page,
}) => {
  await page.goto(url("/import"));
  await expectStep(page, "Choose a file");
  await page.getByLabel(/Drop a file/).setInputFiles(google);
  await expect(page.getByRole("heading", { name: "google-contacts.csv" })).toBeFocused();
  await expect(page.getByText("22 rows")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Encoding" })).toHaveValue("utf-8");
  await expect(becomes(page, "First Name")).toHaveValue("namePart");
  await becomes(page, "Notes").selectOption({ label: "Nothing: leave it out" });
  await expect(page.getByRole("row", { name: /^2 Álvaro Núñez \+34612345678/ })).toBeVisible();
  await expectStep(page, "Check how it is read");
  await tryOut(page);
  await expect(page.getByRole("heading", { name: "google-contacts.csv: 22 rows tried out" })).toBeVisible();
  expect(await restNames("search=bronte-smith")).toEqual([]);
  const counts = async () => (await page.locator("[data-count]").allInnerTexts()).map(Number);
  const foretold = await counts();
  expect(foretold.reduce((sum, count) => sum + count, 0)).toBe(22);
  await expect(page.getByText("Row 9: it has no phone")).toBeVisible();
  await expectStep(page, "See what would happen");
  await page.getByRole("button", { name: "Import 16 rows" }).click();
  await expect(page.getByRole("heading", { name: "google-contacts.csv: 22 rows read" })).toBeVisible();
  expect(await counts()).toEqual(foretold);
  await expectStep(page, "Report");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the rejected rows" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("google-contacts rejected.csv");
  const [heading = "", ...lines] = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(heading).toBe(`${(await readFile(google, "utf8")).split("\r\n", 1)[0]},Why it was rejected`);
  expect(lines.map((line) => line.split(",").at(-1))).toContain("it has no phone");
  expect(lines).toHaveLength(5);
  await page.getByRole("link", { name: "See the contacts" }).click();
  await page.getByRole("searchbox").fill("bronte-smith");
  await expect.poll(() => names(page)).toEqual(["Zoë Brontë-Smith"]);
  await menu(page, "Tags").click();
  await expect(page.getByRole("checkbox", { name: "Lieferanten" })).toBeVisible();
});

test("the same file again would change nothing, and what was imported is found in the history", async ({
  signedIn: page,
}) => {
  await choose(page, google);
  await becomes(page, "Notes").selectOption("ignore");
  await tryOut(page);
  await expect(page.locator("[data-count=unchanged]")).toHaveText("16");
  await expect(page.getByRole("button", { name: "Nothing would change" })).toBeDisabled();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await page.getByRole("link", { name: "google-contacts.csv" }).first().click();
  await expect(page.getByRole("heading", { name: "google-contacts.csv: 22 rows read" })).toBeVisible();
  await expect(page.locator("[data-count=created]")).toHaveText("16");
});

test("an import goes on while its page is loaded again, and the page shows its end", async ({ signedIn: page }) => {
  const rows = Array.from({ length: 25_000 }, (_, n) => `Reloaded ${n},+1415${5_000_000 + n}`);
  await choose(page, csv("many.csv", `name,phone\n${rows.join("\n")}\n`));
  await expect(page.getByText(/about 2[0-9],[0-9]{3} rows/)).toBeVisible();
  await tryOut(page);
  await page.getByRole("button", { name: "Import 25,000 rows" }).click();
  await expect(page.getByText("Importing…")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "many.csv: 25,000 rows read" })).toBeVisible();
  await expect(page.locator("[data-count=created]")).toHaveText("25,000");
  await rest("POST", "/contacts/bulk", {
    criteria: { search: "Reloaded" },
    changes: { delete: true },
    expectedCount: 25_000,
  });
});

test("a column that nobody knows becomes what is chosen for it, and the way back keeps what was chosen", async ({
  signedIn: page,
}) => {
  await choose(page, csv("reach.csv", "Who;Reach;Colour\nMapped Person;0171 1234599;red\n"));
  await expect(page.getByRole("alert").filter({ hasText: "No column is a phone" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Try it out" })).toBeDisabled();
  await becomes(page, "Reach").selectOption("phone");
  await becomes(page, "Who").selectOption("name");
  await page.getByRole("combobox", { name: /Country of phones/ }).selectOption("DE");
  await expect(page.getByRole("row", { name: /Mapped Person \+491711234599.*Colour red/ })).toBeVisible();
  await menu(page, "Lists").click();
  await page.getByRole("checkbox").first().check();
  await page.keyboard.press("Escape");
  await tryOut(page);
  await page.getByRole("button", { name: "Change how it is read" }).click();
  await expect(becomes(page, "Reach")).toHaveValue("phone");
  await becomes(page, "Colour").selectOption("tags");
  await expect(page.getByRole("row", { name: /Mapped Person \+491711234599 red/ })).toBeVisible();
  await tryOut(page);
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByText("Every row was taken as it stands.")).toBeVisible();
  type Page = { contacts: { tags: { label: string }[]; lists: unknown[] }[] };
  const { contacts } = await rest<Page>("GET", "/contacts?search=Mapped");
  expect(contacts[0]?.tags.map(({ label }) => label)).toEqual(["red"]);
  expect(contacts[0]?.lists).toHaveLength(1);
});

test("an encoding that the file does not tell can be said", async ({ signedIn: page }) => {
  const name = Buffer.from([0xc8, 0xe2, 0xe0, 0xed]);
  await choose(
    page,
    csv("cyrillic.csv", Buffer.concat([Buffer.from("name,phone\n"), name, Buffer.from(",+14155550198\n")])),
  );
  await expect(page.getByRole("row", { name: /Èâàí/ })).toHaveCount(2);
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("windows-1251");
  await expect(page.getByRole("row", { name: /Иван/ })).toHaveCount(2);
});

test("why a row is rejected can be read on a phone", async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await choose(page, google);
  await tryOut(page);
  const why = await page.getByText("Row 10: 098765 43210 is not a phone number").boundingBox();
  expect((why?.x ?? 0) + (why?.width ?? 999)).toBeLessThanOrEqual(390);
});

test("a file that is no contact file is refused with its reason, and another can be chosen", async ({
  browser,
  signedIn,
}) => {
  // Chromium writes the 422 on the console, so this page is not the silent one.
  const page = await loudPage(browser, signedIn);
  await choose(page, { name: "sheet.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004xxxx") });
  await expect(page.getByRole("alert").filter({ hasText: "This is not a text file" })).toBeVisible();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await expect(page.getByLabel(/Drop a file/)).toBeAttached();
  await page.goto(url("/import?id=01890000-0000-7000-8000-000000000000"));
  await expect(page.getByText("There is no such import.")).toBeVisible();
  await page.context().close();
});

test("who may import but not see lists imports without them, and who may not is told", async ({
  browser,
  signedIn,
}) => {
  const permissions = ["Get:Contact", "BulkImport:Contacts"];
  await rest("POST", "/roles", { name: "Importer", permissions });
  const importer = await pageAs("Importer", { owner: signedIn, browser });
  await choose(importer, csv("one.csv", "name,phone\nOne,+14155550155\n"));
  await expect(importer.getByText("Put everybody on")).toHaveCount(0);
  await tryOut(importer);
  await importer.getByRole("button", { name: "Import 1 row" }).click();
  await expect(importer.getByText(/one.csv: 1 row read/)).toBeVisible();
  await importer.context().close();
  const viewer = await pageAs("Viewer", { owner: signedIn, browser });
  await viewer.goto(url("/import"));
  await expect(viewer.getByText("You do not have the permission to see this.")).toBeVisible();
  await viewer.context().close();
});
