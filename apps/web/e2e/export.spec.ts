import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, menu, names, test, url } from "./test.ts";

async function download(page: Page): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download", exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

function firstCell(line: string): string {
  const [plain, quoted] = /^"((?:[^"]|"")*)"|^[^,]*/.exec(line) ?? [];
  return quoted?.replaceAll('""', '"') ?? plain ?? "";
}

test("what is shown is exported in its order and with its columns, or with all", async ({ signedIn: page }) => {
  await page.goto(url("/contacts?search=an&sort_by=name&order=asc&per_page=100"));
  await expect(page.locator("tbody tr").first()).toBeVisible();
  const shown = await names(page);
  await menu(page, "Export").click();
  await expectAccessible(page);
  await expectToFit(page);
  const table = await download(page);
  expect(table.name).toBe("contacts.csv");
  const [heading, ...lines] = table.text.trimEnd().split("\r\n");
  expect(heading).toBe("name,phone,status,lists,tags,lastMessageAt,createdAt");
  expect(lines.slice(0, shown.length).map(firstCell)).toEqual(shown);
  await page.getByRole("radio", { name: "NDJSON" }).check();
  await page.getByRole("radio", { name: "All" }).check();
  const all = await download(page);
  expect(all.name).toBe("contacts.ndjson");
  expect(Object.keys(JSON.parse(all.text.split("\n", 1)[0] ?? ""))).toContain("attributes");
  await page.getByRole("radio", { name: "vCard" }).check();
  await expect(page.getByRole("radio", { name: "All" })).toBeDisabled();
  expect((await download(page)).text).toMatch(/^BEGIN:VCARD/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Download", exact: true })).toBeHidden();
});
