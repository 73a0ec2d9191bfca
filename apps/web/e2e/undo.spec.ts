import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, rest, test, url } from "./test.ts";

interface Stored {
  uniqueId: string;
  name: string;
  phone: string;
  status: string;
  attributes: Record<string, unknown>;
  lists: { uniqueId: string }[];
  tags: { uniqueId: string }[];
}

/** Contacts whose names have a word of their own, on a list of their own. */
async function crowd(count: number): Promise<{ word: string; listId: string; contacts: Stored[] }> {
  const word = `Back${randomInt(100_000, 1_000_000)}`;
  const first = randomInt(2_000_000, 9_000_000);
  const { uniqueId: listId } = await rest<Stored>("POST", "/lists", { name: `list ${word}` });
  const report = await rest<{ results: { contact: Stored }[] }>(
    "POST",
    "/contacts",
    Array.from({ length: count }, (_, n) => ({
      name: `${word} ${n}`,
      phone: `+1415${first + n}`,
      status: n % 2 ? "Inactive" : "Active",
      listIds: n % 3 ? [] : [listId],
    })),
  );
  return { word, listId, contacts: report.results.map(({ contact }) => contact) };
}

const bar = (page: Page) => page.getByRole("region", { name: "Selection" });

/** What can be changed of the contacts that have a word in their name, by name. */
async function stateOf(word: string) {
  const { contacts } = await rest<{ contacts: Stored[] }>("GET", `/contacts?search=${word}&per_page=100`);
  return contacts
    .map(({ name, phone, status, attributes, lists, tags }) => ({ name, phone, status, attributes, lists, tags }))
    .map((one) => ({ ...one, lists: one.lists.map(({ uniqueId }) => uniqueId) }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

async function changeAll(page: Page, { word, count, title, value, verb = "change" }: Record<string, string | number>) {
  await page.goto(url(`/contacts?search=${word}&per_page=25`));
  await page.getByRole("checkbox", { name: "Select this page" }).check();
  await bar(page)
    .getByRole("button", { name: `Select all ${count} that match` })
    .click();
  await bar(page)
    .getByRole("button", { name: String(title) })
    .click();
  if (title === "Set status") {
    await bar(page).getByRole("combobox", { name: title }).selectOption(String(value));
    await bar(page).getByRole("button", { name: "Go on" }).click();
  } else if (value !== undefined) {
    await bar(page).getByRole("combobox", { name: "Choose a" }).fill(String(value));
    await bar(page)
      .getByRole("option", { name: String(value), exact: true })
      .click();
  }
  await bar(page)
    .getByRole("button", { name: `Yes, ${verb} ${count} contacts` })
    .click();
}

test("a change of all that match is undone by the toast, and so is a deletion", async ({ signedIn: page }) => {
  const { word, listId } = await crowd(40);
  const before = await stateOf(word);
  const toast = page.getByText("contacts changed.", { exact: false }).locator("..").filter({ hasText: "Undo" });
  await changeAll(page, { word, count: 40, title: "Set status", value: "Blocked" });
  await expect(bar(page)).toContainText("40 contacts changed, 0 as before, 0 failed.");
  await expect(toast).toContainText("40 contacts changed.");
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeFocused();
  await expectAccessible(page);
  await expectToFit(page);
  await page.keyboard.press("Enter");
  await expect(bar(page)).toContainText("40 contacts put back, 0 as before, 0 failed.");
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toHaveCount(0);
  await expect(bar(page).getByRole("button", { name: "Dismiss" })).toBeFocused();
  expect(await stateOf(word)).toEqual(before);
  await expect(page.locator("tbody tr", { hasText: `${word} 1` }).first()).not.toContainText("Blocked");

  await changeAll(page, { word, count: 40, title: "Add to a list", value: `list ${word}` });
  await expect(bar(page)).toContainText("26 contacts changed, 14 as before, 0 failed.");
  expect(new Set((await stateOf(word)).map(({ lists }) => lists.join()))).toEqual(new Set([listId]));
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(bar(page)).toContainText("26 contacts put back, 0 as before, 0 failed.");
  expect(await stateOf(word)).toEqual(before);

  await changeAll(page, { word, count: 40, title: "Delete", verb: "delete" } as Record<string, string | number>);
  await expect(page.getByText("40 contacts deleted.")).toBeVisible();
  expect(await stateOf(word)).toEqual([]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(bar(page)).toContainText("40 contacts put back, 0 as before, 0 failed.");
  await expect(page.locator("tbody tr").first()).toContainText(word);
  expect(await stateOf(word)).toEqual(before);
});

test("an attribute is set for all that match, as a value of its kind, and taken away again", async ({
  signedIn: page,
}) => {
  const { word } = await crowd(3);
  const before = await stateOf(word);
  await page.goto(url(`/contacts?search=${word}`));
  await page.getByRole("checkbox", { name: "Select this page" }).check();
  await bar(page).getByRole("button", { name: "Set an attribute" }).click();
  await bar(page).getByLabel("Key").fill(`key ${word}`);
  await bar(page).getByLabel("Kind").selectOption("Number");
  await bar(page).getByLabel("Value").fill("many");
  await bar(page).getByRole("button", { name: "Go on" }).click();
  await expect(bar(page).getByRole("alert")).toContainText("It must be a number.");
  await bar(page).getByLabel("Value").fill("12.5");
  await expectAccessible(page);
  await expectToFit(page);
  await bar(page).getByRole("button", { name: "Go on" }).click();
  await expect(bar(page)).toContainText(`3 contacts will have the attribute key ${word}: 12.5.`);
  await bar(page).getByRole("button", { name: "Yes, change 3 contacts" }).click();
  await expect(bar(page)).toContainText("3 contacts changed");
  expect((await stateOf(word)).map(({ attributes }) => attributes[`key ${word}`])).toEqual([12.5, 12.5, 12.5]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(bar(page)).toContainText("3 contacts put back");
  expect(await stateOf(word)).toEqual(before);
});

test("a bulk change is undone from the audit log after its number was said; a contact edited since is left and told", async ({
  signedIn: page,
}) => {
  const { word, contacts } = await crowd(3);
  const before = await stateOf(word);
  const ids = contacts.map(({ uniqueId }) => uniqueId);
  await rest("POST", "/contacts/bulk", { ids, changes: { status: "Blocked", attributes: { [word]: "set" } } });
  await rest("PATCH", `/contacts/${ids[1]}`, { status: "Active" });
  await page.goto(url("/settings/audit?record_kind=bulk"));
  const row = page.locator("tbody tr", { hasText: word });
  await row.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(row).toContainText("3 contacts will be put back where nobody changed it since.");
  await expectAccessible(page);
  await row.getByRole("button", { name: "Cancel" }).click();
  await row.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(row.getByRole("button", { name: "Yes, put 3 contacts back" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row).toContainText("2 contacts put back, 0 as before, 1 failed.");
  await expect(row.getByRole("region", { name: "What failed" })).toContainText(
    `${ids[1]}: Its status was changed since.`,
  );
  await expectAccessible(page);
  const after = await stateOf(word);
  expect(after.map((one, n) => (n === 1 ? one.status : one))).toEqual([before[0], "Active", before[2]]);
  expect(after[1]?.attributes).toEqual({ [word]: "set" });
  await row.getByRole("button", { name: "Dismiss" }).click();
  await row.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(row).toContainText("1 contact will be put back");
  await expect(
    page.locator("tbody tr", { hasText: "undoes" }).first().getByRole("button", { name: "Undo", exact: true }),
  ).toBeVisible();

  await page.goto(url(`/settings/audit?record_id=${ids[1]}`));
  const single = page.locator("tbody tr", { hasText: "changed the status from Blocked to Active" });
  await single.getByRole("button", { name: "Undo", exact: true }).click();
  await single.getByRole("button", { name: "Yes, put 1 contact back" }).click();
  await expect(single).toContainText("1 contact put back, 0 as before, 0 failed.");
  expect((await stateOf(word))[1]?.status).toBe("Blocked");
});
