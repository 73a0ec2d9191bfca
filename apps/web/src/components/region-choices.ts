import "server-only";
import { regions } from "@roster/domain/phone";
import type { Choice } from "./field.tsx";

const names = new Intl.DisplayNames("en", { type: "region" });

/** Every country by its name. */
export const regionChoices: readonly Choice[] = regions
  .map((region) => ({ value: region as string, label: names.of(region) ?? region }))
  .sort((one, other) => one.label.localeCompare(other.label, "en"));
