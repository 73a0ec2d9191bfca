import type { ContactList, Tag } from "@roster/domain";
import type { Read, Reader } from "./reader.ts";
import { type ContactsRow, mark } from "./repositories/contact-json.sql.ts";
import { countOf } from "./repositories/counts.sql.ts";
import { listJson, tagJson } from "./repositories/json.sql.ts";
import { compile, type Fragment, sql } from "./repositories/sql.ts";
import { type Tenant, within } from "./repositories/tenant.ts";

/** A list or tag as it stands in a contact's JSON. */
interface Entry {
  /** What it is sorted by among a contact's own: a list's name, a tag's label. */
  name: string;
  text: string;
  /** The rest of a list's text; its members stand between. */
  afterMembers?: string;
}

interface Known {
  version: number;
  entries: Map<string, Entry>;
}

interface EntriesRow {
  version: number;
  lists: ContactList[];
  tags: Tag[];
}

const entriesLimit = 200_000;

/**
 * Lists and tags of every tenant as JSON, kept in the process. A page's statement reads the version of what it refers to, so a
 * text is used only for the very lists and tags that the page's own snapshot has; members are always that snapshot's own.
 */
export class Catalogue {
  readonly #reader: Reader;
  readonly #known = new Map<string, Known>();
  #size = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Rows of a statement with their lists and tags written out. `select` runs the statement by the function that it is given;
   * it is run a second time, in one snapshot with the lists and tags, when these changed in between.
   */
  async completed<T extends ContactsRow>(tenant: Tenant, select: (read?: Read) => Promise<T>): Promise<T> {
    const row = await select();
    if (row.catalogue === null) return row;
    const missing = this.#missing(row, tenant);
    if (missing.length === 0) return this.#complete(row, this.#entriesOf(tenant));
    const [found] = await this.#reader.rows<EntriesRow>(entriesStatement(missing, tenant), { isPlain: true });
    if (found?.version === row.catalogue) {
      this.#keep(tenant, found);
      return this.#complete(row, this.#entriesOf(tenant));
    }
    return this.#reader.inOneSnapshot(async (read) => {
      const again = await select(read);
      const [entries] = await read<EntriesRow>(entriesStatement(idsIn(again.contacts), tenant));
      return this.#complete(again, entries ? toEntries(entries) : new Map());
    });
  }

  #entriesOf({ organizationId }: Tenant): Map<string, Entry> {
    return this.#known.get(organizationId)?.entries ?? new Map();
  }

  #missing({ contacts, catalogue }: ContactsRow, { organizationId }: Tenant): string[] {
    const known = this.#known.get(organizationId);
    const entries = known && known.version === catalogue ? known.entries : undefined;
    return idsIn(contacts).filter((id) => !entries?.has(id));
  }

  #keep({ organizationId }: Tenant, row: EntriesRow): void {
    const known = this.#known.get(organizationId);
    // An answer from an older snapshot may come in late.
    if (known && known.version > row.version) return;
    const entries = toEntries(row);
    this.#forget(organizationId);
    if (known?.version === row.version) for (const [id, entry] of known.entries) entries.set(id, entry);
    for (const oldest of this.#known.keys()) {
      if (this.#size + entries.size <= entriesLimit) break;
      this.#forget(oldest);
    }
    this.#known.set(organizationId, { version: row.version, entries });
    this.#size += entries.size;
  }

  #forget(organizationId: string): void {
    this.#size -= this.#known.get(organizationId)?.entries.size ?? 0;
    this.#known.delete(organizationId);
  }

  #complete<T extends ContactsRow>(row: T, entries: Map<string, Entry>): T {
    const members = new Map(row.members?.split(",").map((pair) => pair.split(":") as [string, string]));
    const parts = row.contacts.split(mark);
    for (let index = 1; index < parts.length; index += 2) {
      const text = parts[index] as string;
      if (text !== "") parts[index] = written(text.split(","), entries, members);
    }
    return { ...row, contacts: parts.join("") };
  }
}

function written(ids: string[], entries: Map<string, Entry>, members: Map<string, string>): string {
  const found = ids.map((id) => {
    const entry = entries.get(id);
    if (!entry) throw new Error(`${id} is neither a list nor a tag of the page's snapshot`);
    return { id, ...entry };
  });
  if (found.length > 1) found.sort((a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.id, b.id));
  return found
    .map(({ id, text, afterMembers }) =>
      afterMembers === undefined ? text : `${text}${members.get(id) ?? 0}${afterMembers}`,
    )
    .join(",");
}

/** As PostgreSQL's collation "C" does; comparing strings would compare halves of surrogate pairs. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function idsIn(contacts: string): string[] {
  const ids = new Set<string>();
  const parts = contacts.split(mark);
  for (let index = 1; index < parts.length; index += 2)
    for (const id of (parts[index] as string).split(",")) if (id !== "") ids.add(id);
  return [...ids];
}

function entriesStatement(ids: readonly string[], tenant: Tenant) {
  const all = (json: Fragment, table: string, alias: string) => sql`(select coalesce(json_agg(${json}), '[]')
    from ${sql.ref(table)} ${sql.ref(alias)} where ${within(tenant, alias)} and ${sql.ref(`${alias}.id`)} = any(${ids}::uuid[]))`;
  return compile(sql`select ${countOf({ kind: "catalogue" }, tenant)} as version,
    ${all(listJson(tenant), "contact_list", "l")} as lists, ${all(tagJson, "tag", "t")} as tags`);
}

function toEntries({ lists, tags }: EntriesRow): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const tag of tags) entries.set(tag.uniqueId, { name: tag.label, text: JSON.stringify(tag) });
  for (const { numberOfContacts: _, ...list } of lists) {
    const rest = JSON.stringify(list).slice(1);
    entries.set(list.uniqueId, { name: list.name, text: '{"numberOfContacts":', afterMembers: `,${rest}` });
  }
  return entries;
}
