import { ExportContactsInput } from "@roster/domain";
import { exportContacts } from "../export/export-contacts.ts";
import { organizationProcedure } from "../procedure.ts";

/**
 * Every contact that fits, in order and from one snapshot, as a file that is made while it is read. In process and over a
 * streaming link; over HTTP a file of any size comes from `GET /api/contacts/export`, which is this procedure.
 * Gives first how many contacts there are, then the file's text piece by piece, and breaks off where it could not be whole.
 */
export const exportFile = organizationProcedure
  .meta({ permission: "Export:Contacts" })
  .input(ExportContactsInput)
  .query(({ ctx, input }) => exportContacts(ctx, input));
