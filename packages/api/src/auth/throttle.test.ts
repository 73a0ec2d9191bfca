import { expect, test } from "vitest";
import { mailNames, networkOf } from "./throttle.ts";

test("whoever has a /64 of IPv6 is one, and an address of IPv4 is its own", () => {
  expect(networkOf("2001:db8:1:2::1")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:0DB8:1:2:ffff:1:1:1")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(networkOf("::ffff:203.0.113.9")).toBe("203.0.113.9");
  for (const address of ["203.0.113.9", "unknown"]) expect(networkOf(address)).toBe(address);
  expect(mailNames("a@b.example", "2001:db8:1:2::1")).toEqual(mailNames("a@b.example", "2001:db8:1:2::2"));
});
