import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test, url } from "./test.ts";

/** The whole answer to the head of a request, as it is sent. */
async function answerTo(...head: string[]): Promise<string> {
  const { port, hostname } = new URL(url("/"));
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.write([...head, `Host: ${hostname}:${port}`, "", ""].join("\r\n"));
  return text(socket);
}

test("a page runs the scripts that it was served with, and no other", async ({ signedIn }) => {
  // A page of its own: its console shall have errors.
  const page = await signedIn.context().newPage();
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") violations.push(message.text());
  });
  const response = await page.goto(url("/contacts"));
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  await expect(page.getByRole("table")).toBeVisible();
  expect(violations).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.wasRun = true">');
  });
  await expect.poll(() => violations.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
  const again = await page.request.get(url("/contacts"));
  expect(again.headers()["content-security-policy"]).not.toBe(policy);
});

test("every answer says that it is not to be guessed at, framed or told to others", async ({ page }) => {
  for (const path of ["/sign-in", "/api/health/live", "/api/contacts", "/nowhere"]) {
    const headers = (await page.request.get(url(path))).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers).not.toHaveProperty("x-powered-by");
  }
});

test("a connection is kept for nothing else than HTTP", async ({ page }) => {
  await page.request.get(url("/sign-in"));
  for (const path of ["/zzz", "/sign-in", "/_next/webpack-hmr", "/api/health/live"])
    expect(await answerTo(`GET ${path} HTTP/1.1`, "Connection: Upgrade, close", "Upgrade: x"), path).toMatch(
      /^HTTP\/1\.1 [24]0\d /,
    );
});

test("what names another host, or is over the bounds of the API, gets a problem and no page", async () => {
  const refused = [
    ["GET http://evil.example/path HTTP/1.1", 400],
    ["GET //evil.example/path HTTP/1.1", 400],
    ["OPTIONS * HTTP/1.1", 400],
    [`GET /sign-in?${"x".repeat(8 * 1024)} HTTP/1.1`, 414],
    [`GET /sign-in HTTP/1.1\r\nX-Long: ${"x".repeat(16 * 1024)}`, 431],
  ] as const;
  for (const [head, status] of refused) {
    const answer = await answerTo(head, "Connection: close");
    expect(answer).toMatch(
      new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*\\r\\ncontent-type: application/problem\\+json`, "i"),
    );
  }
});

test("the address of a page with a token is told to nobody", async ({ page }) => {
  for (const path of ["/reset-password?token=x", "/invitation?token=x", "/sign-up?token=x", "/sign-up"])
    expect((await page.request.get(url(path))).headers()["referrer-policy"], path).toBe("no-referrer");
});
