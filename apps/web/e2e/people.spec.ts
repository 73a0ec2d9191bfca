import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, mailedLink, signIn, test, url } from "./test.ts";

const password = "correct horse battery";

/** An address that no other test, and no other attempt at this one, has. */
const address = (name: string) => `${name}.${Date.now().toString(36)}@people.example`;

/** A page of somebody who is not signed in. */
async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function invite(page: Page, email: string, role: string): Promise<string> {
  await page.goto(url("/settings/members"));
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("combobox", { name: "Role", exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Invite" }).click();
  const link = page.getByLabel("Link of the invitation");
  await expect(link).toHaveValue(/\/invitation\?token=inv_/);
  return link.inputValue();
}

async function makeAccount(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL("**/contacts");
}

const settings = (page: Page) => page.getByRole("navigation", { name: "Settings" }).getByRole("link").allInnerTexts();
const pages = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("link").allInnerTexts();

test("who is invited makes an account by the link, and sees only what the role may", async ({
  signedIn: owner,
  browser,
}) => {
  const email = address("viewer");
  const link = await invite(owner, email, "Viewer");
  await expect(owner.getByRole("region", { name: "Table of invitations" })).toContainText(email);
  expect(await mailedLink(email, "/invitation")).toBe(link);
  const page = await stranger(browser);
  await page.goto(link);
  await expect(page.getByText(`${email} is invited as Viewer`)).toBeVisible();
  await makeAccount(page, "Vera Viewer");
  await expect(page.locator("tbody tr").first()).toBeVisible();
  expect(await pages(page)).toEqual(["Overview", "Contacts", "Lists", "Tags", "Segments", "Settings"]);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(url("/settings/account"));
  await expect(page.getByText("Vera Viewer")).toBeVisible();
  expect(await settings(page)).toEqual(["Account", "Organization"]);
  await page.goto(url("/settings/members"));
  await expect(page.getByText("You do not have the permission")).toBeVisible();
  await page.goto(url("/settings/organization"));
  await expect(page.getByLabel("Name", { exact: true })).toBeDisabled();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This invitation is over" })).toBeVisible();

  // Another role counts from the next page on; a removal ends it.
  await owner.reload();
  await owner.getByLabel("Role of Vera Viewer").selectOption("Agent");
  await expect(owner.getByLabel("Role of Vera Viewer")).toBeEnabled();
  await page.goto(url("/settings/members"));
  expect(await settings(page)).toEqual(["Account", "Organization", "Members"]);
  await expect(page.getByRole("cell", { name: "Vera Viewer" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Remove|Invite/ })).toHaveCount(0);
  await owner.getByRole("button", { name: "Remove: Vera Viewer" }).click();
  await owner.getByRole("button", { name: "Yes, remove: Vera Viewer" }).click();
  await expect(owner.getByRole("cell", { name: "Vera Viewer" })).toHaveCount(0);
  await page.goto(url("/settings/organization"));
  await expect(page.getByText("You do not belong to an organization.")).toBeVisible();
  await page.context().close();
});

test("a forgotten password is set anew by the mailed link", async ({ signedIn: owner, browser }) => {
  const email = address("forgetful");
  const link = await invite(owner, email, "Agent");
  const page = await stranger(browser);
  await page.goto(link);
  await makeAccount(page, "Fay Forgetful");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("status")).toContainText("If there is an account");
  const reset = await mailedLink(email, "/reset-password");
  await page.goto(reset);
  await page.getByLabel("New password").fill("another horse battery");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL("**/sign-in");
  await signIn(page, { email, password: "another horse battery" });
  // The link is used.
  await page.goto(reset);
  await page.getByLabel("New password").fill("a third horse battery");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "was used" })).toBeVisible();

  await page.goto(url("/settings/account"));
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is not right" })).toBeVisible();
  await page.getByLabel("Current password").fill("another horse battery");
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await signIn(page, { email, password });
  await page.context().close();
});

test("anybody signs up by a mailed link, makes another organization, hands one over and leaves it", async ({
  browser,
}) => {
  const email = address("founder");
  const page = await stranger(browser);
  await page.goto(url("/sign-in"));
  await page.getByRole("link", { name: "Make an account" }).click();
  await expect(page.getByRole("heading", { name: "Make an account on Roster" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("status")).toContainText("on its way");
  await page.goto(await mailedLink(email, "/sign-up"));
  await page.getByLabel("Your organization").fill("First");
  await page.getByLabel("Country of phones").selectOption("ES");
  await makeAccount(page, "Fia Founder");
  await expect(page.getByText("There are no contacts yet.")).toBeVisible();

  await page.goto(url("/settings/organization"));
  await expect(
    page.getByRole("combobox", { name: "Country of phones without a country code", exact: true }),
  ).toHaveValue("ES");
  await page.getByLabel("Name", { exact: true }).fill("First & foremost");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("It is saved.")).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("First & foremost");
  await page.getByRole("button", { name: "Leave First & foremost" }).click();
  await page.getByRole("button", { name: "Yes, leave" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "needs an owner" })).toBeVisible();

  const heirsEmail = address("heir");
  const link = await invite(page, heirsEmail, "Admin");
  const heir = await stranger(browser);
  await heir.goto(link);
  await makeAccount(heir, "Hal Heir");
  await page.goto(url("/settings/organization"));
  await page.getByLabel("New owner").selectOption({ label: `Hal Heir (${heirsEmail})` });
  await page.getByRole("button", { name: "Make them the owner" }).click();
  await page.getByRole("button", { name: "Yes, and make me an admin" }).click();
  await expect(page.getByRole("heading", { name: "Hand it over" })).toHaveCount(0);
  await heir.goto(url("/settings/organization"));
  await expect(heir.getByRole("heading", { name: "Hand it over" })).toBeVisible();

  await page.getByLabel("Its name").fill("Second");
  await page.getByRole("button", { name: "Make it" }).click();
  await page.waitForURL("**/contacts");
  await expect(page.getByLabel("Organization").locator("option:checked")).toHaveText("Second");
  await Promise.all([page.waitForEvent("load"), page.getByLabel("Organization").selectOption("First & foremost")]);
  await page.goto(url("/settings/organization"));
  await page.getByRole("button", { name: "Leave First & foremost" }).click();
  await page.getByRole("button", { name: "Yes, leave" }).click();
  await page.waitForURL("**/settings/account");
  await expect(page.getByRole("banner")).toContainText("Second");

  // Invited back, they accept with the account that they have.
  const back = await invite(heir, email, "Viewer");
  await page.goto(back);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL("**/contacts");
  await expect(page.getByLabel("Organization").locator("option:checked")).toHaveText("First & foremost");
  const other = await invite(heir, address("somebody.else"), "Viewer");
  await page.goto(other);
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible();
  for (const one of [page, heir]) await one.context().close();
});

test("a role is made of check boxes, given, changed and deleted", async ({ signedIn: page }) => {
  await page.goto(url("/settings/roles"));
  await page.getByRole("button", { name: "New role" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Exporter");
  const contacts = page.getByRole("group", { name: "Contacts", exact: true });
  await contacts.getByLabel("See").check();
  await contacts.getByLabel("Export").check();
  await page.getByRole("button", { name: "Save" }).click();
  const role = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Exporter" }) });
  await expect(role).toContainText("2 permissions");
  await role.getByRole("button", { name: "Edit: Exporter" }).click();
  await role.getByRole("group", { name: "Tags" }).getByLabel("See").check();
  await role.getByRole("button", { name: "Save" }).click();
  await expect(role).toContainText("3 permissions");
  await page.goto(url("/settings/members"));
  const offered = page.getByRole("combobox", { name: "Role", exact: true }).locator("option");
  await expect(offered.filter({ hasText: "Exporter" })).toHaveCount(1);
  expect((await offered.allInnerTexts()).slice(0, 4)).toEqual(["Owner", "Admin", "Agent", "Viewer"]);
  await page.goto(url("/settings/roles"));
  await role.getByRole("button", { name: "Delete: Exporter" }).click();
  await role.getByRole("button", { name: "Yes, delete: Exporter" }).click();
  await expect(role).toHaveCount(0);
});

test("pages of people are accessible and fit a phone", async ({ signedIn: page, browser }) => {
  test.slow();
  const link = await invite(page, "shown@people.example", "Agent");
  await expectAccessible(page);
  const context = await browser.newContext();
  const visitor = await context.newPage();
  for (const path of [
    "/sign-in",
    "/sign-up",
    "/sign-up?token=x",
    "/forgot-password",
    "/reset-password",
    "/reset-password?token=x",
    "/invitation",
    new URL(link).pathname + new URL(link).search,
  ]) {
    await visitor.goto(url(path));
    await expectAccessible(visitor);
    await expectToFit(visitor);
  }
  await context.close();
  for (const section of ["account", "organization", "members", "roles"]) {
    await page.goto(url(`/settings/${section}`));
    await expect(page.getByText("Loading…")).toHaveCount(0);
    if (section === "roles") {
      await page.getByRole("button", { name: "New role" }).click();
      for (const role of await page.locator("summary").all()) await role.click();
    }
    await expectAccessible(page);
    await expectToFit(page);
  }
  await page.getByRole("link", { name: "Members" }).click();
  await page.getByRole("button", { name: "Take back: shown@people.example" }).click();
  await page.getByRole("button", { name: "Yes, take back" }).click();
  await expect(page.getByText("There are none.").or(page.getByText("@people.example")).first()).toBeVisible();
});
