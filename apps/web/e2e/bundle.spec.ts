import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "./test.ts";

const chunks = resolve(import.meta.dirname, "../.next/static");

test("no server code goes to the browser", () => {
  const files = readdirSync(chunks, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  expect(files.length).toBeGreaterThan(5);
  const serverOnly = /mikro-?orm|kysely|better-auth|libphonenumber|node:crypto|contact_list_member|DATABASE_URL/i;
  const found = files.filter((file) => serverOnly.test(readFileSync(resolve(chunks, file), "utf8")));
  expect(found).toEqual([]);
});
