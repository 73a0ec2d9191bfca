import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test, url } from "./test.ts";

const chunks = resolve(import.meta.dirname, "../.next/static");

test("no server code goes to the browser", () => {
  const files = readdirSync(chunks, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  expect(files.length).toBeGreaterThan(5);
  const serverOnly = /mikro-?orm|kysely|better-auth|libphonenumber|node:crypto|contact_list_member|DATABASE_URL/i;
  const found = files.filter((file) => serverOnly.test(readFileSync(resolve(chunks, file), "utf8")));
  expect(found).toEqual([]);
});

test("the contacts page begins with less than 180 KB of scripts, compressed when they were built and kept by the browser", async ({
  signedIn: page,
}) => {
  const network = await page.context().newCDPSession(page);
  const scripts = new Map<string, Record<string, string>>();
  let bytes = 0;
  network.on("Network.responseReceived", ({ requestId, type, response }) => {
    const headers = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]);
    if (type === "Script") scripts.set(requestId, Object.fromEntries(headers));
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await network.send("Network.enable");
  await network.send("Network.clearBrowserCache");
  await page.goto(url("/contacts"));
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await page.waitForTimeout(1_000);
  expect(scripts.size).toBeGreaterThan(5);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(180_000);
  for (const headers of scripts.values())
    expect(headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public,max-age=31536000,immutable",
      "x-content-type-options": "nosniff",
    });
});
