import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, loudPage, menu, names, restNames, test, url } from "./test.ts";

interface Given {
  field: string;
  comparison?: string;
  /** Fills in the value. */
  value?: (form: ReturnType<Page["locator"]>) => Promise<unknown>;
}

async function addFilter(page: Page, { field, comparison, value }: Given): Promise<void> {
  await menu(page, "+ Filter").click();
  const form = page.locator("search form");
  await form.getByLabel("Field").selectOption(field);
  if (comparison) await form.getByLabel("Comparison").selectOption(comparison);
  await value?.(form);
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(form).toHaveCount(0);
}

/** The filter that the URL has, as REST answers it. */
async function expectAsRest(page: Page): Promise<void> {
  const query = new URL(page.url()).search.slice(1);
  await expect
    .poll(async () => ({ query, names: await names(page) }))
    .toEqual({ query, names: (await restNames(`${query}&per_page=50`)).map((name) => name.trim()) });
  expect((await names(page)).length).toBeGreaterThan(0);
}

test("every kind of field filters with an editor of its own, and the page shows what REST answers", async ({
  signedIn: page,
}) => {
  const text = (words: string) => (form: ReturnType<Page["locator"]>) =>
    form.getByLabel("Value", { exact: true }).fill(words);
  const kinds: [Given, chip: RegExp][] = [
    [{ field: "Name", comparison: "contains", value: text("ar") }, /Name contains ar/],
    [{ field: "Phone", comparison: "starts with", value: text("+1") }, /Phone starts with \+1/],
    [
      {
        field: "Status",
        comparison: "is one of",
        value: (form) => form.getByRole("checkbox", { name: "Inactive" }).check(),
      },
      /Status is Inactive/,
    ],
    [
      {
        field: "List",
        value: async (form) => {
          await form.getByRole("combobox", { name: "Choose a list" }).fill("Beta");
          await form.getByRole("option", { name: /Beta testers/ }).click();
        },
      },
      /List is Beta testers/,
    ],
    [
      {
        field: "Tag",
        comparison: "is none of",
        value: async (form) => {
          await form.getByRole("combobox", { name: "Choose a tag" }).fill("VIP");
          await form.getByRole("listbox").getByRole("option", { name: "VIP" }).click();
        },
      },
      /Tag is not VIP/,
    ],
    [{ field: "Created", comparison: "before", value: text("2026-06-01") }, /Created before Jun 1, 2026/],
    [{ field: "Last message", comparison: "is there" }, /Last message is there/],
    [{ field: "Search", value: text("ma") }, /Search finds ma/],
  ];
  for (const [given, chip] of kinds) {
    await page.goto(url("/contacts"));
    await addFilter(page, given);
    await expect(menu(page, "").filter({ hasText: chip })).toBeVisible();
    await expect(page).toHaveURL(/filter=/);
    await expectAsRest(page);
  }
});

test("attributes are offered with their keys and commonest values, and compared by their type", async ({
  signedIn: page,
}) => {
  await page.goto(url("/contacts"));
  await menu(page, "+ Filter").click();
  const form = page.locator("search form");
  const attributes = form.getByLabel("Field").locator("optgroup[label=Attributes] option");
  await expect.poll(() => attributes.count()).toBeGreaterThan(2);
  const { attributes: known } = (await (await page.request.get(url("/api/trpc/contacts.attributes"))).json()).result
    .data;
  const [common] = known.filter(
    ({ kind, values }: { kind: string; values: unknown[] }) => kind === "text" && values.length > 1,
  );
  await form.getByLabel("Field").selectOption(common.key);
  const offered = await form
    .locator("datalist option")
    .evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  expect(offered).toEqual(common.values.map(({ value }: { value: unknown }) => String(value)));
  await form.getByLabel("Value", { exact: true }).fill(offered[0] ?? "");
  await form.getByRole("button", { name: "Apply" }).click();
  await expectAsRest(page);
});

test("conditions become groups, are changed by their chip and taken away, and a shared URL shows the same", async ({
  signedIn: page,
  browser,
}) => {
  await page.goto(url("/contacts"));
  await menu(page, "+ Filter").click();
  const form = page.locator("search form");
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(form.getByRole("alert")).toHaveText("Every condition needs a value.");
  await form.getByRole("button", { name: "Or…" }).click();
  await form.getByLabel("Field").first().selectOption("Status");
  await form.getByLabel("Value", { exact: true }).first().selectOption("Blocked");
  await form.getByLabel("Field").nth(1).selectOption("Last message");
  await form.getByLabel("Comparison").nth(1).selectOption("is there");
  await form.getByLabel("Value", { exact: true }).nth(1).selectOption("no");
  await expectAccessible(page);
  await expectToFit(page);
  await form.getByRole("button", { name: "Apply" }).click();
  const chip = menu(page, "Status is Blocked or no Last message");
  await expect(chip).toBeVisible();
  await expectAsRest(page);

  await chip.click();
  await form.getByLabel("Must hold").selectOption("none of these");
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(menu(page, "not (Status is Blocked or no Last message)")).toBeVisible();
  await expectAsRest(page);

  const other = await (await browser.newContext()).newPage();
  await other.context().addCookies(await page.context().cookies());
  await other.goto(page.url());
  expect(await names(other)).toEqual(await names(page));
  await other.context().close();

  await page.goBack();
  await expect(menu(page, "Status is Blocked or no Last message")).toBeVisible();
  await page.getByRole("button", { name: /^Remove the filter/ }).click();
  await expect(page).toHaveURL(url("/contacts"));
});

test("a filter that fails shows why, and no rows of the one before", async ({ signedIn, browser }) => {
  const page = await loudPage(browser, signedIn);
  await page.goto(url("/contacts"));
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await page.route(/contacts\.list/, (route) => route.abort());
  await page.getByRole("searchbox").fill("maria");
  await expect(page.getByText("That did not work.")).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(0);
  await page.unroute(/contacts\.list/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(0);
  await page.context().close();
});

test("rows of the view before are gone when the next takes long", async ({ signedIn: page }) => {
  await page.goto(url("/contacts"));
  await expect(page.locator("tbody tr").first()).toBeVisible();
  let goOn = () => {};
  const isAnswered = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/contacts\.list/, async (route) => {
    await isAnswered;
    await route.continue();
  });
  await page.getByRole("searchbox").fill("maria");
  await expect(page.locator("tbody tr")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Table of contacts" })).toHaveAttribute("aria-busy", "true");
  goOn();
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(0);
});
