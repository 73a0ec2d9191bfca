import examples from "libphonenumber-js/examples.mobile.json" with { type: "json" };
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import type { Region } from "../phone.ts";
import { numberingPlan } from "../phone-plan.ts";

export interface ExamplePhone {
  region: Region;
  /** The country's code, and what follows it. */
  code: string;
  national: string;
  /** What is written before it within the country; empty where nothing is. */
  trunk: string;
}

/** A valid mobile number of every country that has one. */
export function examplePhones(): ExamplePhone[] {
  return getCountries().flatMap((region) => {
    const number = getExampleNumber(region, examples);
    if (!number) return [];
    const { countryCallingCode: code, nationalNumber: national } = number;
    return [{ region, code, national, trunk: numberingPlan(region).nationalPrefix() || "" }];
  });
}
