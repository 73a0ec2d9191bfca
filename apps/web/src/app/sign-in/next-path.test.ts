import { expect, test } from "vitest";
import { nextPath, signInHref } from "./next-path.ts";

test.each([
  "/contacts?search=zoe",
  "/contacts?search=a%26b&status=Active&contact=018f0000-0000-7000-8000-00000000abcd",
  "/import",
  "/settings",
  "/settings/members",
  "/invitation?token=inv_x",
])("%s is where one goes after signing in", (path) => {
  expect(nextPath(path)).toBe(path);
  expect(nextPath(new URL(signInHref(path), "http://localhost").searchParams.get("next"))).toBe(path);
});

test.each([
  undefined,
  ["/import", "/import"],
  "",
  "import",
  "//evil.example/contacts",
  "/\\evil.example/contacts",
  "/\t/evil.example/contacts",
  "/.//evil.example",
  "https://evil.example/contacts",
  "javascript:alert(1)",
  "/contacts/../..//evil.example",
  "/api/auth/sign-out",
  "/sign-in?next=/sign-in",
  "/settings/../api/auth/sign-out",
  "/settings//evil.example",
  "/nothing",
])("%j leads to the contacts", (path) => {
  expect(nextPath(path)).toBe("/contacts");
  expect(signInHref(path)).toBe("/sign-in");
});

test("a part of a page that Next asks for leads back to the page", () => {
  expect(nextPath("/contacts?search=zoe&_rsc=1x2y")).toBe("/contacts?search=zoe");
  expect(nextPath("/import?_rsc=1x2y")).toBe("/import");
});
