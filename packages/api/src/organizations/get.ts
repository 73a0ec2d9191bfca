import { Organization } from "@roster/domain/settings";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";

/** The organization that the caller belongs to, or looks at. */
export const get = organizationProcedure("Get:Organization")
  .output(checkedOutput(Organization))
  .query(({ ctx }) => ctx.settings.get());
