import { randomInt } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, pageAs, rest, test, url } from "./test.ts";

interface Stored {
  uniqueId: string;
  name: string;
  phone: string;
  attributes: Record<string, unknown>;
  lists: { name: string }[];
}

/** A mobile of Brazil with its ninth digit and without, as two contacts of one person. */
async function twins(): Promise<{ long: Stored; short: Stored }> {
  const digits = String(randomInt(60_000_000, 99_999_999));
  const [list] = (await rest<{ lists: { uniqueId: string }[] }>("GET", "/lists")).lists;
  const create = (fields: object) => rest<Stored>("POST", "/contacts", fields);
  const long = await create({ name: `Ana ${digits}`, phone: `+55119${digits}`, attributes: { city: "Santos" } });
  const short = await create({
    name: `Ana Souza ${digits}`,
    phone: `+5511${digits}`,
    attributes: { city: "São Paulo", vip: true },
    listIds: [list?.uniqueId],
  });
  return { long, short };
}

const stored = (uniqueId: string) => rest<Stored & { status?: number }>("GET", `/contacts/${uniqueId}`);

async function openGroup(page: Page, { uniqueId, name }: Stored): Promise<Locator> {
  await page.goto(url(`/duplicates?contact_id=${uniqueId}`));
  const group = page.getByRole("article").filter({ hasText: name });
  await expect(group).toBeVisible();
  return group;
}

test("two contacts of one person are merged by choice of each field, and the merge is undone", async ({
  signedIn: page,
}) => {
  const { long, short } = await twins();
  const group = await openGroup(page, long);
  await expect(group.getByRole("heading", { level: 2 })).toContainText("One number, written in two ways");
  await group.getByRole("button", { name: /^Merge/ }).click();
  const form = page.getByRole("form", { name: "Merge" });
  const preview = form.getByRole("region", { name: "After merging 2" });
  await expect(form.getByRole("group", { name: "Name" }).getByRole("radio", { name: short.name })).toBeChecked();
  await expect(preview.getByText("São Paulo")).toBeVisible();
  await form.getByRole("group", { name: "city" }).getByRole("radio", { name: "Santos" }).check();
  await form.getByRole("group", { name: "Phone" }).getByRole("radio", { name: long.phone }).check();
  await form.getByRole("group", { name: "Record that stays" }).getByRole("radio").first().check();
  await expect(preview.getByText("Santos")).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
  await form.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("2 contacts are one now")).toBeVisible();
  await expect(page.getByText("This contact has no possible duplicates.")).toBeVisible();
  expect(await stored(long.uniqueId)).toMatchObject({
    name: short.name,
    phone: long.phone,
    attributes: { city: "Santos", vip: true },
    lists: [{ name: short.lists[0]?.name }],
  });
  expect((await stored(short.uniqueId)).status).toBe(404);
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Undone.")).toBeVisible();
  await expect(group).toBeVisible();
  for (const { uniqueId, name, phone, attributes } of [long, short])
    expect(await stored(uniqueId)).toMatchObject({ name, phone, attributes });
});

test("who is said to be different people is gone from the list, until that is undone, all by keyboard", async ({
  signedIn: page,
}) => {
  const { long } = await twins();
  const group = await openGroup(page, long);
  await expectAccessible(page);
  const opener = group.getByRole("button", { name: /^Merge… / });
  await expect(async () => {
    await opener.press("Enter");
    await expect(opener).toHaveAttribute("aria-expanded", "true", { timeout: 500 });
  }).toPass();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("They are kept apart.")).toBeVisible();
  await expect(page.getByText("This contact has no possible duplicates.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(group).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a group that somebody else changed meanwhile is not merged as it was shown", async ({
  signedIn: owner,
  browser,
}) => {
  const { long, short } = await twins();
  const context = await browser.newContext();
  await context.addCookies(await owner.context().cookies());
  const page = await context.newPage();
  const group = await openGroup(page, long);
  await group.getByRole("button", { name: /^Merge/ }).click();
  await rest("PATCH", `/contacts/${short.uniqueId}`, { name: `${short.name} Changed` });
  const form = page.getByRole("form", { name: "Merge" });
  await form.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(form.getByRole("alert")).toContainText("was changed meanwhile");
  await expect(form.getByRole("radio", { name: `${short.name} Changed` })).toBeVisible();
  await form.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("2 contacts are one now")).toBeVisible();
  await context.close();
});

test("who may not delete sees the groups, and may keep contacts apart only", async ({ signedIn: owner, browser }) => {
  const { long } = await twins();
  const page = await pageAs("Agent", { owner, browser });
  const group = await openGroup(page, long);
  await expect(group.getByRole("button", { name: /^Not the same/ })).toBeVisible();
  await expect(group.getByRole("button", { name: /^Merge/ })).toHaveCount(0);
  await page.goto(url("/duplicates"));
  await expect(page.getByRole("link", { name: "Duplicates" })).toHaveAttribute("aria-current", "page");
  await expectToFit(page);
  await page.context().close();
});
