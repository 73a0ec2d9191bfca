import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, menu, names, restNames, test, url } from "./test.ts";

const headings = (page: Page) =>
  page
    .locator("thead th:has([draggable])")
    .evaluateAll((cells) => cells.map((cell) => cell.textContent?.replace(/[↑↓]/, "")));

test.afterEach(async ({ page }) => {
  await page.request.post(url("/api/trpc/organizations.setPreferences"), {
    headers: { origin: url("").replace(/\/$/, "") },
    data: { contactsTable: null },
  });
});

test("columns are chosen, ordered, pinned and widened, attributes too, and are there the next time", async ({
  signedIn: page,
}) => {
  await page.goto(url("/contacts"));
  await expect
    .poll(() => headings(page))
    .toEqual(["Name", "Phone", "Status", "Lists", "Tags", "Last message", "Created"]);
  await menu(page, "View").click();
  const view = page.locator("details[open]");
  await view.getByRole("checkbox", { name: "Lists" }).uncheck();
  await view.getByRole("checkbox", { name: "Updated" }).check();
  await view.getByRole("button", { name: "Move Status forward" }).click();
  await view.getByRole("button", { name: "Keep Name in sight" }).click();
  await view.getByRole("combobox", { name: "Add an attribute as a column" }).click();
  const attribute = (await view.getByRole("option").first().textContent()) ?? "";
  await view.getByRole("option").first().click();
  await view.getByRole("radio", { name: "Compact" }).check();
  await expectAccessible(page);
  await expectToFit(page);
  await page.keyboard.press("Escape");
  const expected = ["Name", "Status", "Phone", "Tags", "Last message", "Created", "Updated", attribute];
  expect(await headings(page)).toEqual(expected);

  const width = page.getByRole("separator", { name: "Width of Phone" });
  await width.focus();
  const saved = page.waitForResponse(/setPreferences/);
  await page.keyboard.press("ArrowRight");
  await saved;
  await expect(width).toHaveAttribute("aria-valuenow", "161");
  await page.reload();
  expect(await headings(page)).toEqual(expected);
  await expect(width).toHaveAttribute("aria-valuenow", "161");

  const rows = page.getByRole("region", { name: "Table of contacts" });
  await page.setViewportSize({ width: 700, height: 700 });
  await rows.evaluate((region) => region.scrollTo({ left: 400 }));
  const name = await page.getByRole("columnheader", { name: "Name" }).boundingBox();
  const region = await rows.boundingBox();
  expect((name?.x ?? 0) - (region?.x ?? 0)).toBe(40);
});

test("a heading that is dragged onto another takes its place, and its end that is dragged makes it wider", async ({
  signedIn: page,
}) => {
  await page.goto(url("/contacts"));
  await page
    .getByRole("columnheader", { name: "Status" })
    .getByRole("button")
    .dragTo(page.getByRole("columnheader", { name: "Phone" }));
  await expect
    .poll(() => headings(page))
    .toEqual(["Name", "Status", "Phone", "Lists", "Tags", "Last message", "Created"]);
  const end = page.getByRole("separator", { name: "Width of Name" });
  const box = await end.boundingBox();
  if (!box) throw new Error("the heading has no end");
  await page.mouse.move(box.x + 4, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 64, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(end).toHaveAttribute("aria-valuenow", "250");
});

test("without pages the table goes on where it is read, with a part of its rows in the page", async ({
  signedIn: page,
}) => {
  await page.goto(url("/contacts"));
  await menu(page, "View").click();
  await page.getByRole("radio", { name: "Endless" }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^50 of [\d,]+ read$|^100 of [\d,]+ read$/)).toBeVisible();
  const rows = page.getByRole("region", { name: "Table of contacts" });
  for (let screen = 0; screen < 12; screen++) {
    await rows.evaluate((region) => region.scrollBy({ top: 1_200 }));
    await expect(page.locator("tbody tr[data-contact]").first()).toBeVisible();
    await page.waitForTimeout(60);
  }
  await expect
    .poll(async () =>
      Number(/^([\d,]+) of/.exec((await page.getByText(/ read$/).textContent()) ?? "")?.[1]?.replace(",", "")),
    )
    .toBeGreaterThan(250);
  expect(await page.locator("tbody tr[data-contact]").count()).toBeLessThan(70);
  const [first] = await names(page);
  const index = Number(await page.locator("tbody tr[data-contact]").first().getAttribute("aria-rowindex"));
  const at = index - 1;
  const there = await restNames(`per_page=1&page=${at}`);
  expect(first).toBe(there[0]?.trim());
  await rows.evaluate((region) => region.scrollTo({ top: 0 }));
  await expect(page.locator("tbody tr").first()).toHaveAttribute("aria-rowindex", "2");
  await expectAccessible(page);
  const html = await (await page.request.get(url("/contacts"))).text();
  expect(html).toContain("data-contact=");
});

test("the whole table is worked by keyboard", async ({ signedIn: page }) => {
  await page.goto(url("/contacts?sort_by=name&order=asc"));
  const [first = "", second = ""] = await names(page);
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.getByRole("link", { name: first, exact: true }).first()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("tbody tr").nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 contact selected");
  await page.keyboard.press("k");
  await page.keyboard.press(" ");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("2 contacts selected");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Contact" });
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(first);
  await expect(panel).toBeFocused();
  await page.keyboard.press("j");
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(second);
  await page.keyboard.press("e");
  await expect(panel.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.keyboard.press("?");
  const map = page.getByRole("dialog", { name: "Keys" });
  await expect(map).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(map).toBeHidden();
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/page=2/);
});

test("the command palette finds a contact, a list and a page from anywhere", async ({ signedIn: page }) => {
  await page.goto(url("/import"));
  const palette = page.getByRole("dialog", { name: "Go to" });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
  const [name = ""] = await restNames("sort_by=name&order=asc&per_page=1&search=nunez");
  await page.keyboard.type(name.trim());
  await expect(palette.getByRole("option", { name: new RegExp(name.trim()) }).first()).toBeVisible();
  await palette
    .getByRole("option", { name: /Contact$/ })
    .first()
    .click();
  await expect(page.getByRole("complementary", { name: "Contact" }).getByRole("heading", { level: 2 })).toHaveText(
    name.trim(),
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Beta test");
  await expect(palette.getByRole("option", { name: /Beta testers/ })).toBeVisible();
  await expect(palette.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/list_id=/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("settings");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/**");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: /^Go to/ }).click();
  await expect(palette).toBeVisible();
  await expectToFit(page);
});
