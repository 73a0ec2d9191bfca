import { expect } from "vitest";
import { RosterError } from "../../src/index.ts";

/** The RosterError that a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<RosterError> {
  const error = await call.then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(RosterError);
  return error as RosterError;
}
