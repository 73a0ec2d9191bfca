import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { access, menu, signIn, test, url } from "../e2e/test.ts";

const directory = resolve(import.meta.dirname, "../../../docs/pictures");
const samples = resolve(import.meta.dirname, "../../../../shared/data");
const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** A page listens to changes for as long as it is open, so that its network is never idle. */
const startMs = 1_500;

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
      await page.waitForTimeout(startMs);
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("ma");
      await page.getByRole("option").nth(2).waitFor();
    },
  },
  {
    name: "keys",
    path: "/contacts",
    async act(page) {
      await page.waitForTimeout(startMs);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "overview", path: "/overview" },
  { name: "duplicates", path: "/duplicates" },
  { name: "lists", path: "/lists" },
  { name: "tags", path: "/tags" },
  { name: "segments", path: "/segments" },
  { name: "import", path: "/import" },
  {
    name: "import-columns",
    path: "/import",
    async act(page) {
      await page.locator("input[type=file]").setInputFiles(resolve(samples, "google-contacts.csv"));
      await page.getByRole("heading", { level: 2 }).nth(1).waitFor();
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
