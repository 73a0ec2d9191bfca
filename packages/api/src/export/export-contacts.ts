import type { AuditRepository, ContactRepository } from "@roster/db";
import type { AuditChange, Contact, ExportContacts, Json, ListContactsQuery, Permission } from "@roster/domain";
import { toCsv } from "@roster/domain/csv";
import { readableParts } from "../contacts/readable-parts.ts";
import type { Services } from "../context.ts";
import { toVcards } from "./contacts-vcard.ts";

const contactsAtOnce = 500;

/** First how many contacts there are, then the text of some of them. */
export type ExportPiece = { total: number } | { text: string; count: number };

interface Exporting {
  tenant: { organizationId: string };
  contacts: ContactRepository;
  audit: AuditRepository;
  services: Services;
  allowed: ReadonlySet<Permission>;
}

/**
 * The pieces of a file, made as they are read: memory holds some hundred contacts however many there are. Fails with
 * `unavailable` when too many files are being made, and with an error where fewer or more contacts came than were counted.
 */
export async function* exportContacts(
  { tenant, contacts, audit, services, allowed }: Exporting,
  { format, ...query }: ExportContacts,
): AsyncGenerator<ExportPiece, void, void> {
  using _place = services.exports.enter(tenant.organizationId);
  const { include, toText } = formats[format];
  let total = 0;
  let written = 0;
  for await (const part of contacts.walk({ ...walkDefaults, ...query, ...readableParts({ include }, allowed) })) {
    if ("total" in part) {
      total = part.total;
      yield part;
      await audit.add({ action: "exported", record: "export", id: null, name: format, changes: asked(query, total) });
      const heading = toText([], { isFirst: true });
      if (heading !== "") yield { text: heading, count: 0 };
    } else {
      written += part.count;
      yield { text: toText(JSON.parse(part.contacts) as Contact[], { isFirst: false }), count: part.count };
    }
  }
  if (written !== total) throw new Error(`${written} contacts were exported, and ${total} counted`);
}

/** What was exported, for the audit log. */
function asked(query: object, total: number): Record<string, AuditChange> {
  const criteria = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return { count: { to: total }, criteria: { to: criteria as Json } };
}

const walkDefaults = {
  perPage: contactsAtOnce,
  count: "none",
  conversationsLimit: 5,
  messagesLimit: 10,
} as const satisfies Partial<ListContactsQuery>;

interface Format {
  include: ListContactsQuery["include"];
  /** The text of some contacts; `isFirst` asks for what stands before all of them. */
  toText: (contacts: readonly Contact[], place: { isFirst: boolean }) => string;
}

const formats: Record<ExportContacts["format"], Format> = {
  csv: { include: ["lists", "tags"], toText: (contacts, { isFirst }) => toCsv(contacts, { hasHeading: isFirst }) },
  ndjson: {
    include: ["lists", "tags", "conversations", "messages"],
    toText: (contacts) => contacts.map((contact) => `${JSON.stringify(contact)}\n`).join(""),
  },
  vcf: { include: ["tags"], toText: toVcards },
};
