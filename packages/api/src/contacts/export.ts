import { ExportContactsInput } from "@roster/domain";
import { z } from "zod";
import { type ExportPiece, exportContacts } from "../export/export-contacts.ts";
import { checkedOutput } from "../output.ts";
import { organizationProcedure } from "../procedure.ts";
import { isStream } from "./import.ts";

const Pieces = z.custom<AsyncGenerator<ExportPiece, void, void>>(isStream);

/**
 * Every contact that fits, in order and from one snapshot, as a file that is made while it is read. In process and over a
 * streaming link; over HTTP a file of any size comes from `GET /api/contacts/export`, which is this procedure.
 * Gives first how many contacts there are, then the file's text piece by piece, and breaks off where it could not be whole.
 */
export const exportFile = organizationProcedure("Export:Contacts")
  .input(ExportContactsInput)
  .output(checkedOutput(Pieces))
  .query(({ ctx, input }) => exportContacts(ctx, input));
