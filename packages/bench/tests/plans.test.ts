import { testDatabase } from "@roster/db/testing";
import { expect, test } from "vitest";
import { readFacts } from "../src/facts.ts";
import { fillDatabase } from "../src/generate/fill.ts";
import { checkPlans } from "../src/plans/check-plans.ts";

test("no scenario reads every contact or more buffers than its bound", async () => {
  await using database = await testDatabase();
  await fillDatabase(database.url, 20_000, () => {});
  const plans = await checkPlans(database.url, await readFacts(database.url));
  const violations = plans.flatMap((plan) => plan.violations.map((violation) => `${plan.scenario} ${violation}`));
  expect(violations).toEqual([]);
}, 120_000);
