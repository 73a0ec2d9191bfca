import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { access, expect, menu, signIn, test, url } from "../e2e/test.ts";

const directory = resolve(import.meta.dirname, "../../../docs/pictures");
const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

interface Picture {
  name: string;
  path: string;
  /** Brings about the state that is shown. */
  act?: (page: Page) => Promise<unknown>;
}

const panel = (page: Page) => page.getByRole("complementary");
const openFirst = async (page: Page) => {
  await page.locator("tbody a").first().click();
  await panel(page).getByRole("heading", { level: 2 }).waitFor();
};
const selectPage = (page: Page) => page.getByRole("checkbox", { name: "Select this page" }).check();

/** A key works from when the page's script has run. */
async function pressForDialog(page: Page, key: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

const file = {
  name: "people.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "Full name,Mobile,City,Notes\nÁlvaro Núñez,+34 612 345 678,Vigo,Met at the fair\nBea Costa,+351 912 345 678,Porto,\nNobody,,Lugo,\n",
  ),
};
async function chooseFile(page: Page) {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("heading", { name: file.name }).waitFor();
}

const pictures: readonly Picture[] = [
  { name: "contacts", path: "/contacts" },
  { name: "contacts-filtered", path: "/contacts?search=ma&status=Active" },
  { name: "contacts-empty", path: "/contacts?search=no+such+person" },
  { name: "contact", path: "/contacts?sort_by=lastMessageAt", act: openFirst },
  { name: "contact-new", path: "/contacts", act: (page) => page.getByRole("button", { name: "New contact" }).click() },
  {
    name: "filter-editor",
    path: "/contacts",
    act: async (page) => {
      await menu(page, "+ Filter").click();
      await page.getByRole("button", { name: "Or…" }).click();
    },
  },
  { name: "view-menu", path: "/contacts", act: (page) => menu(page, "View").click() },
  { name: "selection", path: "/contacts?search=ma", act: selectPage },
  {
    name: "bulk-question",
    path: "/contacts?search=ma",
    async act(page) {
      await selectPage(page);
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await page.getByRole("button", { name: /^Yes, delete/ }).waitFor();
    },
  },
  {
    name: "command-palette",
    path: "/contacts",
    async act(page) {
      await pressForDialog(page, "Control+k");
      await page.keyboard.type("ma");
      await page.getByRole("dialog").getByRole("option").nth(2).waitFor();
    },
  },
  {
    name: "keys",
    path: "/contacts",
    act: (page) => pressForDialog(page, "?"),
  },
  { name: "overview", path: "/overview" },
  { name: "duplicates", path: "/duplicates" },
  {
    name: "duplicates-merge",
    path: "/duplicates",
    act: (page) =>
      page
        .getByRole("button", { name: /^Merge/ })
        .first()
        .click(),
  },
  { name: "lists", path: "/lists" },
  { name: "tags", path: "/tags" },
  { name: "segments", path: "/segments" },
  { name: "import", path: "/import" },
  { name: "import-columns", path: "/import", act: chooseFile },
  {
    name: "import-tried",
    path: "/import",
    async act(page) {
      await chooseFile(page);
      await page.getByRole("button", { name: /^Try it out|^See what/ }).click();
      await page.getByRole("heading", { name: /tried out/ }).waitFor();
    },
  },
  { name: "settings-organization", path: "/settings/organization" },
  { name: "settings-members", path: "/settings/members" },
  { name: "settings-roles", path: "/settings/roles" },
  { name: "settings-keys", path: "/settings/keys" },
  { name: "settings-audit", path: "/settings/audit" },
  { name: "settings-account", path: "/settings/account" },
];

for (const scheme of ["light", "dark"] as const)
  for (const [screen, viewport] of Object.entries(screens))
    test(`every page, ${scheme}, on a ${screen}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme: scheme, viewport });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const take = (name: string) =>
        page.screenshot({ path: resolve(directory, `${name}-${scheme}-${screen}.jpg`), type: "jpeg", quality: 70 });
      for (const name of ["sign-in", "sign-up", "forgot-password"]) {
        await page.goto(url(`/${name}`));
        await take(name);
      }
      await signIn(page, access());
      for (const { name, path, act } of pictures) {
        await page.goto(url(path));
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await act?.(page);
        await page.waitForTimeout(700);
        await take(name);
      }
      await context.close();
    });
