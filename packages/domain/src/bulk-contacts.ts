import { z } from "zod";
import { ContactStatus } from "./contact.ts";
import { AttributesPatch } from "./contact-changes.ts";
import { limits } from "./limits.ts";
import { ContactCriteria, withRanges } from "./list-contacts-input.ts";
import { conflicting, Uuid } from "./scalars.ts";

const Ids = z.array(Uuid).min(1).max(limits.filterIds);

/** What is done to every contact that is chosen; `delete` stands alone. `attributes` are merged by RFC 7396. */
export const BulkChanges = z
  .strictObject({
    addListIds: Ids.optional(),
    removeListIds: Ids.optional(),
    addTagIds: Ids.optional(),
    removeTagIds: Ids.optional(),
    status: ContactStatus.optional(),
    attributes: AttributesPatch.optional(),
    delete: z.literal(true).optional(),
  })
  .refine((changes) => Object.values(changes).some((change) => change !== undefined), {
    error: "must name something to change",
    params: { code: "empty" },
  })
  .refine(
    (changes) => !changes.delete || Object.values(changes).filter((change) => change !== undefined).length === 1,
    {
      path: ["delete"],
      error: "must stand alone",
      params: { code: "conflicting" },
    },
  );
export type BulkChanges = z.infer<typeof BulkChanges>;

const WaitSeconds = z
  .int()
  .min(0)
  .max(limits.waitSeconds)
  .default(limits.waitSeconds)
  .describe("How long the answer waits for the end, in seconds.");

/**
 * The input of `contacts.bulk`: contacts by id, or by the same criteria as a list of contacts, and what is done to them.
 * With `dryRun` they are counted and nothing is changed; a change by criteria must say how many it expects.
 */
export const BulkContactsInput = z
  .strictObject({
    ids: z.array(Uuid).min(1).max(limits.contactsAtOnce).optional(),
    criteria: withRanges(ContactCriteria).optional(),
    changes: BulkChanges,
    dryRun: z.boolean().default(false),
    waitSeconds: WaitSeconds,
    expectedCount: z.int().min(0).optional(),
  })
  .refine(
    ({ ids, criteria }) => (ids === undefined) !== (criteria === undefined),
    conflicting("ids", "or criteria must be given, and not both"),
  )
  .refine(({ criteria, dryRun, expectedCount }) => criteria === undefined || dryRun || expectedCount !== undefined, {
    path: ["expectedCount"],
    error: "must say how many contacts will be changed; ask with dryRun first",
    params: { code: "empty" },
  });
export type BulkContactsInput = z.input<typeof BulkContactsInput>;
export type BulkContacts = z.output<typeof BulkContactsInput>;

const HowToUndo = {
  dryRun: z.boolean().default(false).describe("Whether the contacts are counted, and nothing is changed."),
  waitSeconds: WaitSeconds,
};

/**
 * The input of `contacts.undoBulk`: the bulk change whose contacts are put back as they were before it. With `dryRun` they are
 * counted and nothing is changed.
 */
export const UndoBulkInput = z.strictObject({ bulkId: Uuid, ...HowToUndo });
export type UndoBulkInput = z.input<typeof UndoBulkInput>;

/** The input of `contacts.undoChange`: the event of the audit log that says what became of a contact. */
export const UndoChangeInput = z.strictObject({ eventId: Uuid, ...HowToUndo });
export type UndoChangeInput = z.input<typeof UndoChangeInput>;

export const bulkStates = ["planned", "running", "done"] as const;

/**
 * What became of a bulk change: `changed + unchanged + failed = done`, and `done = count` once its state is `done`.
 * `planned` is the answer to a dry run. `failures` are at most 1,000 of `failed`.
 */
export const BulkReport = z.strictObject({
  bulkId: Uuid.nullable(),
  state: z.enum(bulkStates),
  count: z.int().min(0),
  done: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  failed: z.int().min(0),
  failures: z.array(z.strictObject({ uniqueId: Uuid, code: z.string(), detail: z.string() })),
});
export type BulkReport = z.infer<typeof BulkReport>;
