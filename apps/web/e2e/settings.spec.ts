import { expect, expectAccessible, expectToFit, test, url } from "./test.ts";

test("a key is made, shown once, works, says when it was used, and is revoked", async ({ signedIn: page, request }) => {
  await page.goto(url("/settings/keys"));
  await page.getByLabel("Name", { exact: true }).fill("Shop");
  await page.getByLabel("Ends on").fill("2031-05-01");
  await page.getByRole("button", { name: "Make the key" }).click();
  const secret = await page.getByLabel("The new API key").inputValue();
  expect(secret).toMatch(/^rst_/);
  const asked = async (path: string) =>
    (await request.get(url(path), { headers: { authorization: `Bearer ${secret}` } })).status();
  expect(await asked("/api/contacts")).toBe(200);
  expect(await asked("/api/members")).toBe(403);
  await page.reload();
  await expect(page.getByText(secret)).toHaveCount(0);
  const row = page.getByRole("row").filter({ hasText: "Shop" });
  await expect(row).toContainText("5 permissions");
  await expect(row).toContainText("May 1, 2031");
  await expect(row).not.toContainText("never");
  await row.getByRole("button", { name: "Revoke: Shop" }).click();
  await row.getByRole("button", { name: "Yes, revoke: Shop" }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(() => asked("/api/contacts"), { timeout: 10_000 }).toBe(401);
});

test("the audit log says who did what, is narrowed by what and when, and leads from a record to its own history", async ({
  signedIn: page,
}) => {
  const post = (path: string, method: string, data?: unknown) =>
    page.evaluate(
      async ([path, method, body]) =>
        (
          await fetch(path as string, {
            method: method as string,
            ...(body === null ? {} : { body: body as string, headers: { "content-type": "application/json" } }),
          })
        ).json(),
      [path, method, data === undefined ? null : JSON.stringify(data)] as const,
    );
  await page.goto(url("/settings/audit"));
  const tag = await post("/api/tags", "POST", { label: "audited" });
  const contact = await post("/api/contacts", "POST", { name: "Zed Audited", phone: "+14155559876" });
  await post(`/api/contacts/${contact.uniqueId}`, "PATCH", { status: "Blocked", tagIds: [tag.uniqueId] });
  await post(`/api/tags/${tag.uniqueId}`, "PATCH", { label: "looked after" });
  await page.reload();
  const rows = page.getByRole("region", { name: "Table of events" }).locator("tbody tr");
  await expect(rows.first()).toContainText("updated tag looked after");
  await expect(rows.first()).toContainText("changed the label from audited to looked after");
  await expect(rows.nth(1)).toContainText("updated contact Zed Audited");
  await expect(rows.nth(1)).toContainText("changed the status from Active to Blocked");
  await expect(rows.nth(1)).toContainText("added the tag looked after");

  await page.locator("summary").filter({ hasText: "What was done" }).click();
  await page.getByRole("checkbox", { name: "created" }).check();
  await expect(page).toHaveURL(/action=created/);
  await expect(rows.first()).toContainText("created contact Zed Audited");
  await page.getByRole("link", { name: "Show everything" }).click();
  await rows.nth(1).getByRole("link", { name: "Zed Audited" }).click();
  await expect(rows).toHaveCount(2);
  await expect(page.getByText("2 events")).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2020-01-01");
  await expect(page.getByText("Nothing fits.")).toBeVisible();
  await page.goBack();
  await expect(rows).toHaveCount(2);
  await post(`/api/contacts/${contact.uniqueId}`, "DELETE");
});

test("keys and the audit log are accessible and fit a phone", async ({ signedIn: page }) => {
  for (const section of ["keys", "audit", "audit?action=joined"]) {
    await page.goto(url(`/settings/${section}`));
    await expect(page.getByText("Loading…")).toHaveCount(0);
    for (const summary of await page.locator("summary").all()) await summary.click();
    await expectAccessible(page);
    await expectToFit(page);
  }
});
