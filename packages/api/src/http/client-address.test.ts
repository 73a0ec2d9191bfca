import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

const from = (forwarded: string) =>
  clientAddress(
    { headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress: "127.0.0.1" } } as unknown as IncomingMessage,
    1,
  );

test("a forwarded address is the same from whatever port", () => {
  expect(from("198.51.100.1, 203.0.113.9:4000")).toBe("203.0.113.9");
  expect(from("203.0.113.9")).toBe("203.0.113.9");
  expect(from("[2001:db8::1]:4000")).toBe("2001:db8::1");
  expect(from("[2001:db8::1]")).toBe("2001:db8::1");
  expect(from("2001:db8::1")).toBe("2001:db8::1");
  expect(from("")).toBe("127.0.0.1");
});
