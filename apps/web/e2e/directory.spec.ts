import { expect, expectAccessible, expectToFit, pageAs, rest, test, url } from "./test.ts";

/** A word that no other test, and no other attempt at this one, has. */
const newWord = (what: string) => `${what}${Date.now().toString(36)}`;
interface Made {
  uniqueId: string;
}

test("a list is made with tags, found, edited, looked into and deleted; its contacts stay", async ({
  signedIn: page,
}) => {
  const word = newWord("club");
  const tag = await rest<Made>("POST", "/tags", { label: `${word} tag` });
  await page.goto(url("/lists"));
  await page.getByRole("button", { name: "New list" }).click();
  const panel = page.getByRole("complementary");
  await expect(panel.getByLabel("Name")).toBeFocused();
  await panel.getByLabel("Name").fill(`Book ${word}`);
  await panel.getByLabel("Description").fill("Reads a book a month");
  await panel.getByRole("combobox", { name: "Add a tag" }).fill(word);
  await panel.getByRole("option", { name: `${word} tag` }).click();
  await panel.getByRole("button", { name: "Create" }).click();
  await expect(panel).toBeHidden();
  await page.getByRole("searchbox", { name: "Search lists" }).fill(word);
  await expect(page).toHaveURL(new RegExp(`search=${word}`));
  const row = page.getByRole("row").filter({ hasText: word });
  await expect(row).toHaveCount(1);
  for (const text of [`Book ${word}`, "Reads a book a month", `${word} tag`, "0"])
    await expect(row).toContainText(text);

  const href = (await row.getByRole("link").getAttribute("href")) ?? "";
  const listId = new URL(url(href)).searchParams.get("list_id");
  const contact = await rest<Made>("POST", "/contacts", {
    name: `Reader ${word}`,
    phone: "+14155558821",
    listIds: [listId],
  });
  await page.reload();
  await expect(row.getByRole("cell", { name: "1", exact: true })).toBeVisible();
  await row.getByRole("button", { name: `Edit: Book ${word}` }).click();
  await panel.getByLabel("Name").fill(`Film ${word}`);
  await panel.getByRole("button", { name: `Remove the tag ${word} tag` }).click();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText(`Film ${word}`);
  await expect(row).not.toContainText(`${word} tag`);
  await expect(page.getByRole("button", { name: `Edit: Film ${word}` })).toBeFocused();
  await row.getByRole("link", { name: `Film ${word}` }).click();
  await expect(page).toHaveURL(new RegExp(`list_id=${listId}`));
  await expect(page.locator("tbody tr")).toHaveCount(1);

  await page.goBack();
  await row.getByRole("button", { name: `Delete: Film ${word}` }).click();
  await expect(row).toContainText("1 contact will not be on it any more, and stay.");
  await row.getByRole("button", { name: "Yes, delete" }).click();
  await expect(page.getByText("None has this in its name.")).toBeVisible();
  expect(await rest("GET", `/contacts/${contact.uniqueId}`)).toMatchObject({ lists: [] });
  await rest("DELETE", `/contacts/${contact.uniqueId}`);
  await rest("DELETE", `/tags/${tag.uniqueId}`);
});

test("a tag is made, renamed and deleted; its contacts are counted and stay", async ({ signedIn: page }) => {
  const word = newWord("tag");
  await page.goto(url("/tags"));
  await page.locator("summary", { hasText: "New tag" }).click();
  await page.getByLabel("Label", { exact: true }).fill(word);
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("searchbox", { name: "Search tags" }).fill(word);
  const row = page.getByRole("row").filter({ hasText: word });
  await row.getByRole("button", { name: `Rename: ${word}` }).click();
  await page.getByLabel(`Label of ${word}`).fill(`${word} two`);
  await page.keyboard.press("Enter");
  await expect(row.getByRole("link", { name: `${word} two` })).toBeVisible();
  const href = (await row.getByRole("link").getAttribute("href")) ?? "";
  const tagId = new URL(url(href)).searchParams.get("tag_id");
  const contact = await rest<Made>("POST", "/contacts", { name: "Tagged", phone: "+14155558822", tagIds: [tagId] });
  await page.reload();
  await row.getByRole("button", { name: "Delete" }).click();
  await expect(row).toContainText("1 contact will lose it, and stay.");
  await row.getByRole("button", { name: "Yes, delete" }).click();
  await expect(page.getByText("None has this in its name.")).toBeVisible();
  expect(await rest("GET", `/contacts/${contact.uniqueId}`)).toMatchObject({ tags: [] });
  await rest("DELETE", `/contacts/${contact.uniqueId}`);
});

test("of more lists than a page holds every one is reached, by pages and by the picker's search", async ({
  signedIn: page,
}) => {
  const word = newWord("many");
  const names = Array.from({ length: 110 }, (_, n) => `${n < 105 ? "A" : "Zz"} ${word} ${String(n).padStart(3, "0")}`);
  const made = await Promise.all(names.map((name) => rest<Made>("POST", "/lists", { name })));
  await page.goto(url(`/lists?search=${word}`));
  await expect(page.getByText("Page 1 of 3")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("Page 2 of 3")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("Page 3 of 3")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: word })).toHaveCount(10);
  await page.goto(url("/contacts"));
  await page.locator("tbody tr a").first().click();
  const panel = page.getByRole("complementary");
  const picker = panel.getByRole("combobox", { name: "Add a list" });
  await picker.click();
  await expect(panel.getByText("There are more.")).toBeVisible();
  await picker.fill(`zz ${word} 109`);
  await expect(panel.getByRole("listbox", { name: "Add a list" }).getByRole("option")).toHaveText([`Zz ${word} 109`]);
  await picker.press("Enter");
  await panel.getByRole("button", { name: `Remove the list Zz ${word} 109` }).click();
  await expect(panel.getByRole("button", { name: `Remove the list Zz ${word} 109` })).toHaveCount(0);
  await Promise.all(made.map(({ uniqueId }) => rest("DELETE", `/lists/${uniqueId}`)));
});

test("who may only read sees lists and tags, and nothing that changes them", async ({ signedIn: owner, browser }) => {
  const page = await pageAs("Viewer", { owner, browser });
  for (const path of ["/lists", "/tags"]) {
    await page.goto(url(path));
    await expect(page.locator("tbody tr").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /New|Edit|Rename|Delete/ })).toHaveCount(0);
    await expect(page.locator("summary", { hasText: "New" })).toHaveCount(0);
  }
  await page.context().close();
});

test("lists and tags are accessible and fit a phone", async ({ signedIn: page }) => {
  await page.goto(url("/lists"));
  await page
    .getByRole("button", { name: /^Delete: / })
    .first()
    .click();
  await expectAccessible(page);
  await expectToFit(page);
  await page
    .getByRole("button", { name: /^Edit: / })
    .first()
    .click();
  await page.getByRole("complementary").getByRole("combobox", { name: "Add a tag" }).click();
  await expectAccessible(page);
  await expectToFit(page);
  await page.goto(url("/tags"));
  await page
    .getByRole("button", { name: /^Rename: / })
    .first()
    .click();
  await page.locator("summary", { hasText: "New tag" }).click();
  await expectAccessible(page);
  await expectToFit(page);
  await page.goto(url("/lists?search=nothing+has+this"));
  await expect(page.getByText("None has this in its name.")).toBeVisible();
  await expectAccessible(page);
});
