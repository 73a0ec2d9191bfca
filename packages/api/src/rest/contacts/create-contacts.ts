import { CreateContactInput, CreateContactsReport, StoredContact, Uuid } from "@roster/domain";
import { z } from "zod";
import type { Answer } from "../answer.ts";
import { examples } from "../examples.ts";
import { versionOf } from "../read-request.ts";
import { type RestRequest, route } from "../route.ts";

/** Wapikit's clients spell `listIds` as `listsIds`. */
const CreateContactBody = z.strictObject({
  ...CreateContactInput.shape,
  listsIds: z.array(Uuid).optional().describe("The same as `listIds`."),
});
type CreateContactBody = z.input<typeof CreateContactBody>;

const ManyCreated = z.strictObject({ message: z.string(), ...CreateContactsReport.shape });

/** `POST /api/contacts`: `contacts.create`, or `contacts.createMany` for an array. */
export const createContacts = route({
  method: "POST",
  path: "/api/contacts",
  operationId: "createContacts",
  tag: "Contacts",
  summary: "Create one contact or many",
  description:
    "An object is one contact, answered with 201 and its Location. An array of up to 1,000 is answered with 200: each is stored or refused by itself, and `results` says what became of it in the order that they were given. A phone may be written as people write it; without a country code it is read in the organization's region.",
  body: {
    kind: "json",
    schema: CreateContactBody,
    items: CreateContactBody,
    example: {
      name: "María Iglesias",
      phone: "+34 612 34 56 78",
      attributes: { city: "Vigo" },
      listIds: [],
      tagIds: [],
    },
  },
  answers: {
    201: {
      description: "The contact.",
      schema: StoredContact,
      headers: ["Location", "ETag"],
      example: { ...examples.contact, warnings: [] },
    },
    200: {
      description: "What became of each contact of an array.",
      schema: ManyCreated,
      example: {
        message: "1 contact created, 0 failed.",
        created: 1,
        failed: 0,
        results: [{ index: 0, status: "created", contact: { ...examples.contact, warnings: [] } }],
      },
    },
  },
  fails: ["phone_taken"],
  async handle({ body, caller }: RestRequest<undefined, CreateContactBody | unknown[]>): Promise<Answer> {
    if (Array.isArray(body)) {
      const report = await caller.contacts.createMany({ contacts: body.map(withListIds) });
      const message = `${report.created} ${report.created === 1 ? "contact" : "contacts"} created, ${report.failed} failed.`;
      return { status: 200, body: { message, ...report } };
    }
    const contact = await caller.contacts.create(withListIds(body) as CreateContactInput);
    const headers = { location: `/api/contacts/${contact.uniqueId}`, etag: versionOf(contact) };
    return { status: 201, headers, body: contact };
  },
});

function withListIds(given: unknown): unknown {
  if (typeof given !== "object" || given === null || !Object.hasOwn(given, "listsIds")) return given;
  // Both at once: the schema refuses the one that is not its own.
  if (Object.hasOwn(given, "listIds")) return given;
  const { listsIds, ...contact } = given as { listsIds: unknown };
  return { listIds: listsIds, ...contact };
}
