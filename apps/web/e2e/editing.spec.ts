import { randomInt } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { deafen, expect, expectAccessible, expectToFit, loudPage, pageAs, rest, test, url } from "./test.ts";

interface Stored {
  uniqueId: string;
  name: string;
  phone: string;
  status: string;
  attributes: Record<string, unknown>;
  lists: { name: string }[];
  tags: { label: string }[];
}

/** A contact of its own for a test. */
async function someContact(fields: object = {}): Promise<Stored> {
  const phone = somePhone();
  return rest("POST", "/contacts", { name: `Edith ${phone.slice(-7)}`, phone, ...fields });
}

function somePhone(): string {
  return `+1415${randomInt(2_000_000, 10_000_000)}`;
}

const stored = (uniqueId: string) => rest<Stored>("GET", `/contacts/${uniqueId}`);

async function openPanel(page: Page, uniqueId: string): Promise<Locator> {
  await page.goto(url(`/contacts?contact=${uniqueId}`));
  const panel = page.getByRole("complementary", { name: "Contact", exact: true });
  await expect(panel.getByRole("heading", { level: 2 })).toBeVisible();
  return panel;
}

test("every kind of field is edited where it stands, and is there after a reload", async ({ signedIn: page }) => {
  test.slow();
  await rest("POST", "/tags", { label: "edited" });
  const { uniqueId, name } = await someContact({ attributes: { city: "Rome", age: 41, vip: false, old: "x" } });
  const panel = await openPanel(page, uniqueId);
  await panel.getByLabel("Name").fill("Edith Edited");
  await panel.getByLabel("Name").press("Enter");
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Edith Edited");
  await panel.getByLabel("Phone").fill("(415) 555-8801");
  await panel.getByLabel("Phone").blur();
  await expect(panel.getByLabel("Phone")).toHaveValue("+14155558801");
  await panel.getByLabel("Status").selectOption("Blocked");
  await panel.getByLabel("city", { exact: true }).fill("Oslo");
  await panel.getByLabel("age", { exact: true }).fill("42.5");
  await panel.getByLabel("vip", { exact: true }).click();
  await expect(panel.getByLabel("vip", { exact: true })).toBeChecked();
  await panel.getByRole("button", { name: "Remove the attribute old" }).click();
  await expect(panel.getByLabel("old", { exact: true })).toHaveCount(0);
  await panel.getByText("Add an attribute").click();
  for (const [key, kind, value] of [
    ["shoe", "Number", "44"],
    ["nick", "Text", "Edie"],
  ] as const) {
    await panel.getByLabel("Key").fill(key);
    await panel.getByLabel("Kind").selectOption(kind);
    await panel.getByLabel("Value").fill(value);
    await panel.getByRole("button", { name: "Add", exact: true }).click();
    await expect(panel.getByLabel(key, { exact: true })).toHaveValue(value);
  }
  await panel.getByLabel("Key").fill("member");
  await panel.getByLabel("Kind").selectOption("Yes or no");
  await panel.getByLabel("Value").selectOption("yes");
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  await expect(panel.getByLabel("member", { exact: true })).toBeChecked();

  await panel.getByRole("combobox", { name: "Add a tag" }).fill("edit");
  await panel.getByRole("option", { name: "edited", exact: true }).click();
  await panel.getByRole("combobox", { name: "Add a tag" }).fill("brand new");
  await panel.getByRole("option", { name: "Create “brand new”" }).click();
  await panel.getByRole("combobox", { name: "Add a list" }).fill("beta");
  await panel.getByRole("option", { name: "Beta testers" }).click();
  await panel.getByRole("combobox", { name: "Add a list" }).fill("Editors");
  await expectAccessible(page);
  await panel.getByRole("option", { name: "Create “Editors”" }).click();
  await expect(panel.getByRole("button", { name: "Remove the list Editors" })).toBeVisible();
  await panel.getByRole("button", { name: "Remove the tag edited" }).click();
  await expect(panel.getByRole("button", { name: "Remove the tag edited" })).toHaveCount(0);
  await expect.poll(async () => (await stored(uniqueId)).tags.map(({ label }) => label)).toEqual(["brand new"]);
  await expect(page.getByRole("row", { name: /Edith Edited/ })).toContainText("Blocked");

  await page.reload();
  await expect(panel.getByLabel("Name")).toHaveValue("Edith Edited");
  await expect(panel.getByLabel("Phone")).toHaveValue("+14155558801");
  await expect(panel.getByLabel("Status")).toHaveValue("Blocked");
  await expect(panel.getByLabel("city", { exact: true })).toHaveValue("Oslo");
  await expect(panel.getByLabel("vip", { exact: true })).toBeChecked();
  await expect(panel.getByRole("button", { name: "Remove the list Beta testers" })).toBeVisible();
  const contact = await stored(uniqueId);
  expect(contact.attributes).toEqual({ city: "Oslo", age: 42.5, vip: true, shoe: 44, nick: "Edie", member: true });
  expect(contact.lists.map((list) => list.name).toSorted()).toEqual(["Beta testers", "Editors"]);
  expect(name).not.toBe(contact.name);
});

test("one edit goes by keyboard alone, and Escape restores before it closes", async ({ signedIn: page }) => {
  const { uniqueId, name } = await someContact();
  const panel = await openPanel(page, uniqueId);
  await expect(panel).toBeFocused();
  const field = panel.getByLabel("Name");
  for (let step = 0; step < 5 && !(await field.evaluate((element) => element === document.activeElement)); step += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.type("Unsaved");
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue(name);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Keyed In");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Keyed In");
  const picker = panel.getByRole("combobox", { name: "Add a tag" });
  for (let step = 0; step < 9 && !(await picker.evaluate((element) => element === document.activeElement)); step += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.type("vi");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: /Remove the tag/ })).toHaveCount(1);
  await page.keyboard.type("x");
  await page.keyboard.press("Escape");
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  expect((await stored(uniqueId)).name).toBe("Keyed In");
});

test("what cannot be is told at its field, and taken back where the server does not answer", async ({
  signedIn,
  browser,
}) => {
  const other = await someContact();
  const { uniqueId, name, phone } = await someContact({ attributes: { age: 4 } });
  const page = await loudPage(browser, signedIn);
  const panel = await openPanel(page, uniqueId);
  const field = panel.getByLabel("Phone");
  await field.fill("12");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/It is not a phone number in region/);
  await expectAccessible(page);
  await field.fill("");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription("It must not be empty.");
  await field.press("Escape");
  await expect(field).toHaveValue(phone);
  await panel.getByLabel("age", { exact: true }).fill("four");
  await panel.getByLabel("age", { exact: true }).press("Enter");
  await expect(panel.getByLabel("age", { exact: true })).toHaveAccessibleDescription("It must be a number.");
  await panel.getByLabel("age", { exact: true }).press("Escape");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await panel.getByLabel("Status").selectOption("Inactive");
  await expect(panel.getByText("The server could not be reached")).toBeVisible();
  await expect(panel.getByLabel("Status")).toHaveValue("Active");
  await panel.getByLabel("Name").fill("Lost");
  await panel.getByLabel("Name").press("Enter");
  await expect(panel.getByLabel("Name")).toHaveAccessibleDescription(/could not be reached/);
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(name);
  await page.unroute("**/api/trpc/**");
  await panel.getByLabel("Name").press("Escape");
  await field.fill(other.phone);
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/It is another contact's already/);
  await panel.getByRole("link", { name: "Open that contact" }).click();
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(other.name);
  await page.context().close();
});

test("of two who change the same contact, the second is told and chooses", async ({ signedIn, browser }) => {
  test.slow();
  const { uniqueId } = await someContact({ attributes: { city: "Rome" } });
  const [first, second] = [signedIn, await loudPage(browser, signedIn)];
  await deafen(second);
  const mine = await openPanel(second, uniqueId);
  const theirs = await openPanel(first, uniqueId);
  await theirs.getByLabel("Name").fill("Theirs");
  await theirs.getByLabel("Name").press("Enter");
  await expect.poll(async () => (await stored(uniqueId)).name).toBe("Theirs");
  await mine.getByLabel("Name").fill("Mine");
  await mine.getByLabel("Name").press("Enter");
  const notice = mine.getByRole("alert").filter({ hasText: "Somebody else changed" });
  await expect(notice).toContainText("Theirs: Theirs");
  await expect(notice).toContainText("Yours: Mine");
  await expectAccessible(second);
  await expect(mine.getByRole("heading", { level: 2 })).toHaveText("Theirs");
  await notice.getByRole("button", { name: "Take theirs" }).click();
  await expect(notice).toHaveCount(0);
  await expect(mine.getByLabel("Name")).toHaveValue("Theirs");

  await theirs.getByLabel("city", { exact: true }).fill("Oslo");
  await theirs.getByLabel("city", { exact: true }).press("Enter");
  await expect.poll(async () => (await stored(uniqueId)).attributes).toEqual({ city: "Oslo" });
  await mine.getByRole("combobox", { name: "Add a tag" }).fill("VIP");
  await mine.getByRole("option", { name: "VIP", exact: true }).click();
  await expect(notice).toContainText("Theirs: Oslo");
  await notice.getByRole("button", { name: "Save mine anyway" }).click();
  await expect(mine.getByRole("button", { name: "Remove the tag VIP" })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect.poll(async () => (await stored(uniqueId)).tags.map(({ label }) => label)).toEqual(["VIP"]);
  expect((await stored(uniqueId)).attributes).toEqual({ city: "Oslo" });

  // What is still typed when the other one's value comes is not saved over it unasked.
  const typed = mine.getByLabel("Phone");
  await typed.fill("12");
  await typed.press("Enter");
  await expect(typed).toHaveAccessibleDescription(/not a phone number/);
  const [ours, others] = [somePhone(), somePhone()];
  await rest("PATCH", `/contacts/${uniqueId}`, { phone: others });
  await mine.getByLabel("Status").selectOption("Inactive");
  await expect(notice).toContainText(`Theirs: ${others}`);
  await notice.getByRole("button", { name: "Take theirs" }).click();
  await typed.fill(ours);
  await typed.press("Enter");
  await expect(typed).toHaveAccessibleDescription(new RegExp(`It is \\${others} meanwhile`));
  await typed.press("Enter");
  await expect.poll(async () => (await stored(uniqueId)).phone).toBe(ours);
  await second.context().close();
});

test("who may not change contacts, or see lists and tags, sees none of it", async ({ signedIn: owner, browser }) => {
  const { uniqueId, name } = await someContact({ attributes: { city: "Rome" } });
  const viewer = await pageAs("Viewer", { owner, browser });
  const panel = await openPanel(viewer, uniqueId);
  await expect(panel.getByText("Rome")).toBeVisible();
  await expect(panel.getByRole("textbox")).toHaveCount(0);
  await expect(panel.getByRole("combobox")).toHaveCount(0);
  await expect(panel.getByRole("button")).toHaveText(["↑", "↓", "Close"]);
  await expect(viewer.locator("tbody tr").first()).toBeVisible();
  await expect(viewer.getByRole("button", { name: "New contact" })).toHaveCount(0);
  await viewer.context().close();

  await owner.goto(url("/settings/roles"));
  await owner.getByRole("button", { name: "New role" }).click();
  await owner.getByLabel("Name", { exact: true }).fill("Caller");
  await owner.getByRole("group", { name: "Contacts", exact: true }).getByLabel("See").check();
  await owner.getByRole("group", { name: "Contacts", exact: true }).getByLabel("Change").check();
  await owner.getByRole("button", { name: "Save" }).click();
  await expect(owner.getByRole("heading", { name: "Caller" })).toBeVisible();
  const caller = await pageAs("Caller", { owner, browser });
  await expect(caller.locator("tbody tr").first()).toBeVisible();
  await expect(caller.locator("summary")).toHaveText([/Status/, "+ Filter", "View"]);
  await expect(caller.getByRole("columnheader", { name: /Lists|Tags/ })).toHaveCount(0);
  const own = await openPanel(caller, uniqueId);
  await expect(own.getByRole("combobox", { name: /Add a/ })).toHaveCount(0);
  await own.getByLabel("Name").fill(`${name} called`);
  await own.getByLabel("Name").press("Enter");
  await expect.poll(async () => (await stored(uniqueId)).name).toBe(`${name} called`);
  await expectAccessible(caller);
  await caller.context().close();
});

test("a contact is created by a key, and one whose phone is taken leads to who has it", async ({
  signedIn,
  browser,
}) => {
  const phone = somePhone();
  const page = await loudPage(browser, signedIn);
  await page.goto(url("/contacts"));
  const form = page.getByRole("complementary", { name: "New contact" });
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(form).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(form.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Nora n");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await expect(form.getByLabel("Phone")).toHaveAccessibleDescription("It must not be empty.");
  await expectAccessible(page);
  await expectToFit(page);
  await form.getByLabel("Phone").fill(phone);
  await form.getByLabel("Status").selectOption("Inactive");
  await form.getByRole("combobox", { name: "Add a tag" }).fill("VIP");
  await form.getByRole("option", { name: "VIP", exact: true }).click();
  await form.getByLabel("Phone").press("Enter");
  const panel = page.getByRole("complementary", { name: "Contact", exact: true });
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Nora n");
  await expect(page.getByRole("row", { name: /Nora n/ })).toContainText("Inactive");
  await expect(panel.getByRole("button", { name: "Remove the tag VIP" })).toBeVisible();

  await page.getByRole("button", { name: "New contact" }).click();
  await form.getByLabel("Name").fill("Nora again");
  await form.getByLabel("Phone").fill("12");
  await form.getByLabel("Phone").press("Enter");
  await expect(form.getByLabel("Phone")).toHaveAccessibleDescription(/It is not a phone number in region/);
  await form.getByLabel("Phone").fill(phone);
  await form.getByLabel("Phone").press("Enter");
  await expect(form.getByLabel("Phone")).toHaveAccessibleDescription(/It is another contact's already/);
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await panel.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "New contact" }).click();
  await form.getByLabel("Phone").fill(phone);
  await form.getByLabel("Phone").press("Enter");
  await form.getByRole("link", { name: "Open that contact" }).click();
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Nora n");
  await page.context().close();
});

test("a deleted contact is brought back by Undo", async ({ signedIn: page }) => {
  const { uniqueId, name } = await someContact({ attributes: { city: "Rome" } });
  const panel = await openPanel(page, uniqueId);
  await panel.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Deleted.")).toBeVisible();
  await expect(panel).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await expectAccessible(page);
  await expectToFit(page);
  expect(await rest("GET", `/contacts/${uniqueId}`)).toMatchObject({ code: "not_found" });
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(name);
  await expect(page.getByText("Deleted.")).toHaveCount(0);
  await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
  expect((await stored(uniqueId)).attributes).toEqual({ city: "Rome" });
});

test("a contact that is edited is accessible and fits a phone", async ({ signedIn: page }) => {
  const { uniqueId } = await someContact({ attributes: { city: "Rome", vip: true, age: 3, more: { a: [1] } } });
  const panel = await openPanel(page, uniqueId);
  await panel.getByText("Add an attribute").click();
  await expectAccessible(page);
  await expectToFit(page);
});
