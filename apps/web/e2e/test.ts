import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test";
import { type Product, startProduct } from "./product.ts";

export { expect } from "@playwright/test";

let product: Product | undefined;

function running(): Product {
  if (!product) throw new Error("the product is not running yet");
  return product;
}

export const access = () => running().access;
export const url = (path: string) => `${running().url}${path}`;

interface Fixtures {
  /** A page whose console must stay silent. */
  page: Page;
  /** The same, of somebody who is signed in. */
  signedIn: Page;
}

let session: Awaited<ReturnType<BrowserContext["cookies"]>> | undefined;

export const test = base.extend<Fixtures, { product: Product }>({
  // Each of the processes that run tests has a product of its own, so that none sees what another does.
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs
    async ({}, use) => {
      product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: "worker", auto: true },
  ],
  page: async ({ page }, use) => {
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    await use(page);
    expect(problems).toEqual([]);
  },
  signedIn: async ({ page, context }, use) => {
    if (session) await context.addCookies(session);
    else {
      await signIn(page, access());
      session = await context.cookies();
    }
    await use(page);
  },
});

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(url("/sign-in"));
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/contacts");
}

/** The button that opens a filter's menu. */
export function menu(page: Page, title: string): Locator {
  return page.locator("summary", { hasText: title });
}

/** Goes to the search box by its key, which works from when the page's script has run. */
export async function pressUntilFocused(page: Page, key: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 200 });
  }).toPass();
}

/** The names of the rows that are shown. */
export function names(page: Page): Promise<string[]> {
  return page.locator("tbody tr td:has(a)").allInnerTexts();
}

/** The same page of contacts by REST, with the demo's key: the doors must not disagree. */
export async function restNames(query: string): Promise<string[]> {
  const response = await fetch(url(`/api/contacts?${query}`), {
    headers: { authorization: `Bearer ${access().apiKey}` },
  });
  const body = (await response.json()) as { contacts: { name: string }[] };
  return body.contacts.map((contact) => contact.name);
}

/** What REST answers to the demo's key. */
export async function rest<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(url(`/api${path}`), {
    method,
    headers: { authorization: `Bearer ${access().apiKey}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
}

/** A page of the same person whose console may have errors: Chromium writes every refusal there. */
export async function loudPage(browser: Browser, signedIn: Page): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies(await signedIn.context().cookies());
  return context.newPage();
}

/** A page that hears nothing of changes made elsewhere, as where a proxy lets no stream through. */
export async function deafen(page: Page): Promise<void> {
  await page.route("**/api/trpc/changes.watch*", (route) => route.fulfill({ status: 204 }));
}

/** A page of somebody new who is invited with that role. */
export async function pageAs(role: string, { owner, browser }: { owner: Page; browser: Browser }): Promise<Page> {
  const email = `${role.toLowerCase()}.${Date.now()}@editing.example`;
  await owner.goto(url("/settings/members"));
  await owner.getByLabel("E-mail").fill(email);
  await owner.getByRole("combobox", { name: "Role", exact: true }).selectOption(role);
  await owner.getByRole("button", { name: "Invite" }).click();
  const link = owner.getByLabel("Link of the invitation");
  await expect(link).toHaveValue(/\/invitation\?token=inv_/);
  const page = await (await browser.newContext()).newPage();
  await page.goto(await link.inputValue());
  await page.getByLabel("Your name").fill(role);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL("**/contacts");
  return page;
}

/** By axe, of WCAG 2.2 AA and its best practices, in light and dark. Rows beyond the eighth are like those before them. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = () =>
    new AxeBuilder({ page })
      .options({ resultTypes: ["violations"] })
      .exclude("tbody tr:nth-child(n+9)")
      .setLegacyMode();
  const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe().withTags(all).analyze();
  await page.emulateMedia({ colorScheme: "dark" });
  // Nothing but colours changes with the scheme.
  const inDark = await axe().withRules("color-contrast").analyze();
  await page.emulateMedia({ colorScheme: "light" });
  expect(violations.map(violationText)).toEqual([]);
  expect(inDark.violations.map(violationText)).toEqual([]);
}

function violationText({ id, nodes }: { id: string; nodes: { html: string }[] }): string {
  return `${id}: ${nodes.map((node) => node.html).join(" ")}`;
}

/** Nothing is wider than the screen of a phone. */
export async function expectToFit(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(360);
  if (before) await page.setViewportSize(before);
}

/** The link of the latest mail to an address that leads to that page; waits for it. */
export async function mailedLink(email: string, page: string): Promise<string> {
  const link = () => running().mails.get(email)?.link ?? "";
  await expect.poll(link).toContain(page);
  return link();
}
