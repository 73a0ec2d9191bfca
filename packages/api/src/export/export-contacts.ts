import type { AuditRepository, ContactRepository } from "@roster/db";
import type { AuditChange, Contact, ExportContacts, Json, ListContactsQuery, Permission } from "@roster/domain";
import { toCsv, valueIn } from "@roster/domain/csv";
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
  { format, columns, ...query }: ExportContacts,
): AsyncGenerator<ExportPiece, void, void> {
  using _place = services.exports.enter(tenant.organizationId);
  const { include, toText } = formats[format](columns);
  let total = 0;
  let written = 0;
  for await (const part of contacts.walk({ ...walkDefaults, ...query, ...readableParts({ include }, allowed) })) {
    if ("total" in part) {
      total = part.total;
      yield part;
      const changes = asked(query, { total, columns });
      await audit.add({ action: "exported", record: "export", id: null, name: format, changes });
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
function asked(
  query: object,
  { total, columns }: { total: number; columns: string[] | undefined },
): Record<string, AuditChange> {
  const criteria = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return {
    count: { to: total },
    criteria: { to: criteria as Json },
    ...(columns === undefined ? {} : { columns: { to: columns } }),
  };
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

type Columns = readonly string[] | undefined;

const formats: Record<ExportContacts["format"], (columns: Columns) => Format> = {
  csv: (columns) => ({
    include: partsIn(columns, ["lists", "tags"]),
    toText: (contacts, { isFirst }) => toCsv(contacts, { hasHeading: isFirst, columns }),
  }),
  ndjson: (columns) => ({
    include: partsIn(columns, ["lists", "tags", "conversations", "messages"]),
    toText: (contacts) => contacts.map((contact) => `${JSON.stringify(only(contact, columns))}\n`).join(""),
  }),
  vcf: () => ({ include: ["tags"], toText: toVcards }),
};

/** Of the parts that a file has, those that its columns need. */
function partsIn(columns: Columns, parts: Format["include"]): Format["include"] {
  return columns === undefined ? parts : parts.filter((part) => columns.includes(part));
}

/** A contact with what is in some columns alone, under their names; null where it has nothing, absent where nobody may read it. */
function only(contact: Contact, columns: Columns): unknown {
  if (columns === undefined) return contact;
  const isPart = (column: string) => column === "lists" || column === "tags";
  const members = columns.map((column) => [column, valueIn(contact, column) ?? (isPart(column) ? undefined : null)]);
  return Object.fromEntries(members);
}
