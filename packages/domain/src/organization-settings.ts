import { z } from "zod";
import { limits } from "./limits.ts";
import { Region } from "./phone.ts";
import { Timestamp, trimmed, Uuid } from "./scalars.ts";

/** An organization. `defaultRegion` is the country that phones without a country code are read in. */
export const Organization = z.strictObject({
  uniqueId: Uuid,
  name: z.string(),
  defaultRegion: Region,
  createdAt: Timestamp,
});
export type Organization = z.infer<typeof Organization>;

export const OrganizationName = trimmed(limits.organizationNameCharacters, 1);
export const CreateOrganizationInput = z.strictObject({ name: OrganizationName, defaultRegion: Region.default("US") });
export type CreateOrganizationInput = z.input<typeof CreateOrganizationInput>;
/** What may be changed of an organization: what is left out stays. */
export const OrganizationPatch = z.strictObject({
  name: OrganizationName.optional(),
  defaultRegion: Region.optional(),
});
export type OrganizationPatch = z.infer<typeof OrganizationPatch>;
