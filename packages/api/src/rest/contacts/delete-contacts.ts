import { DeleteContactsInput, DeleteContactsReport } from "@roster/domain";
import { z } from "zod";
import { repeated } from "../query-string.ts";
import { route } from "../route.ts";

/** `DELETE /api/contacts?id=…`: `contacts.deleteMany`. */
export const deleteContacts = route({
  method: "DELETE",
  path: "/api/contacts",
  operationId: "deleteContacts",
  tag: "Contacts",
  summary: "Delete contacts by id",
  description:
    "Deletes those that there are, and names the others. More than a URL holds go to `POST /api/contacts/bulk`.",
  query: { parameters: { id: repeated("uniqueIds") }, schema: DeleteContactsInput },
  answers: {
    200: {
      description: "How many were deleted.",
      schema: z.strictObject({ data: z.literal(true), ...DeleteContactsReport.shape }),
      example: { data: true, deleted: 2, notFound: [] },
    },
  },
  handle: async ({ query, caller }) => ({
    status: 200,
    body: { data: true, ...(await caller.contacts.deleteMany(query)) },
  }),
});
