import { testApi } from "@roster/api/testing";
import { expect, expectTypeOf, test } from "vitest";
import { createRosterClient, isRosterError, RosterError } from "../src/index.ts";
import { failureOf } from "./support/failure-of.ts";
import { problem, troubledProxy, trpcFailure } from "./support/troubled-proxy.ts";

test("a phone that is taken is told from any other failure", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  const client = createRosterClient({ url: api.url, apiKey });
  const ana = await client.contacts.create.mutate({ name: "Ana", phone: "+1 415 555 0100" });
  const error: unknown = await failureOf(client.contacts.create.mutate({ phone: ana.phone }));
  if (!isRosterError(error, "phone_taken")) throw error;
  expectTypeOf(error.code).toEqualTypeOf<"phone_taken">();
  expect(error).toMatchObject({ name: "RosterError", code: "phone_taken", status: 409, requestId: expect.any(String) });
  expect(error.existingId).toBe(ana.uniqueId);
  const stale = { uniqueId: ana.uniqueId, name: "Bo", expectedUpdatedAt: "2026-01-01T00:00:00.000Z" };
  const missed: unknown = await failureOf(client.contacts.update.mutate(stale));
  expect(isRosterError(missed, "phone_taken", "precondition_failed")).toBe(true);
});

test("the guard knows a RosterError, one of some codes, and nothing else", () => {
  const error: unknown = new RosterError({ message: "no", code: "not_found" });
  expect(isRosterError(error)).toBe(true);
  expect(isRosterError(error, "not_found", "forbidden")).toBe(true);
  expect(isRosterError(error, "forbidden")).toBe(false);
  expect(isRosterError(new Error("not_found"), "not_found")).toBe(false);
  expect(isRosterError(null)).toBe(false);
  // @ts-expect-error a code that is not in the contract does not compile
  isRosterError(error, "not_fuond");
});

test("a failure keeps what stands in the way and when to come back, over tRPC and over REST", async () => {
  const existingId = "018f0000-0000-7000-8000-00000000abcd";
  const known = { existingId, retryAfterSeconds: 7 };
  await using proxy = await troubledProxy("http://127.0.0.1:9", [
    trpcFailure("phone_taken", 409, { data: known }),
    problem("conflict", 409, {}, known),
    problem("conflict", 409, { "retry-after": "8" }),
    problem("conflict", 409),
  ]);
  const client = createRosterClient({ url: proxy.url, apiKey: "rst_any" });
  expect(await failureOf(client.contacts.create.mutate({ phone: "1" }))).toMatchObject({
    code: "phone_taken",
    ...known,
  });
  expect(await failureOf(client.importContacts("phone\n"))).toMatchObject({ code: "conflict", ...known });
  expect(await failureOf(client.importContacts("phone\n"))).toMatchObject({ existingId: null, retryAfterSeconds: 8 });
  expect(await failureOf(client.importContacts("phone\n"))).toMatchObject({
    existingId: null,
    retryAfterSeconds: null,
  });
});
