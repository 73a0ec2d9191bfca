import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeName, splitNames } from "./column-list.ts";

test("names are parted at commas, and one that has a comma or a backslash comes back whole", () => {
  expect(splitNames("name,phone,attributes.city")).toEqual(["name", "phone", "attributes.city"]);
  expect(splitNames("a\\,b,c\\\\,d\\n")).toEqual(["a,b", "c\\", "d\\n"]);
  const name = fc.string({ unit: fc.constantFrom(..."ab,\\é ") });
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      expect(splitNames(names.map(escapeName).join(","))).toEqual(names);
    }),
  );
});
