import { expect, test } from "vitest";
import { SignInGuard } from "./sign-in-guard.ts";

test("the first attempts are free, then each waits twice as long as the one before", () => {
  let now = 0;
  const guard = new SignInGuard(() => now);
  for (let n = 0; n < 5; n += 1) expect(guard.begin(["account a"])).toBe(0);
  const waits: number[] = [];
  for (let n = 0; n < 13; n += 1) {
    const wait = guard.begin(["account a"]);
    waits.push(wait);
    now += wait * 1_000;
    expect(guard.begin(["account a"])).toBe(0);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
});

test("an account is slowed down from whatever address, and an address for whatever account", () => {
  const guard = new SignInGuard(() => 0);
  for (let n = 0; n < 5; n += 1) expect(guard.begin(["account a", `address ${n}`])).toBe(0);
  expect(guard.begin(["account a", "address new"])).toBe(1);
  expect(guard.begin(["account b", "address 0"])).toBe(0);
  for (let n = 0; n < 5; n += 1) expect(guard.begin([`account ${n}`, "address x"])).toBe(0);
  expect(guard.begin(["account new", "address x"])).toBe(1);
});

test("many people may sign in from one address", () => {
  const guard = new SignInGuard(() => 0);
  for (let n = 0; n < 50; n += 1) {
    expect(guard.begin([`account ${n}`, "address office"])).toBe(0);
    guard.succeeded(`account ${n}`, "address office");
  }
});

test("a good attempt clears its account, and an hour of quiet everything", () => {
  let now = 0;
  const guard = new SignInGuard(() => now);
  for (let n = 0; n < 5; n += 1) guard.begin(["account a"]);
  guard.succeeded("account a", "address x");
  expect(guard.begin(["account a"])).toBe(0);
  for (let n = 0; n < 4; n += 1) guard.begin(["account a"]);
  expect(guard.begin(["account a"])).toBe(1);
  now = 60 * 60_000;
  expect(guard.begin(["account a"])).toBe(0);
});
