import { expect, test } from "vitest";
import { testApi } from "../src/testing/index.ts";

test("a long path is said back shortened", async () => {
  await using api = await testApi();
  const { fetch } = await api.addOrganization();
  for (const path of [`/api/contacts/${"x".repeat(500)}`, `/api/${"x".repeat(500)}`]) {
    const { instance } = await (await fetch(path)).json();
    expect(instance).toHaveLength(100);
  }
});
