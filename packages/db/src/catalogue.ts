import type { ContactList, Tag } from "@roster/domain";
import type { Read, Reader } from "./reader.ts";
import { type ContactsRow, mark } from "./repositories/contact-json.sql.ts";
import { countOf } from "./repositories/counts.sql.ts";
import { listJson, tagJson } from "./repositories/json.sql.ts";
import { compile, type Fragment, type Statement, sql } from "./repositories/sql.ts";
import { type Tenant, within } from "./repositories/tenant.ts";

/** A list or tag as it stands in a contact's JSON. */
interface Entry {
  id: string;
  /** What it is sorted by among a contact's own: a list's name or a tag's label, then its id; as bytes, like collation "C". */
  key: Buffer;
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
    const known = this.#known.get(tenant.organizationId);
    const completed = known?.version === row.catalogue ? complete(row, known.entries) : null;
    if (completed) return completed;
    const asked = entriesStatement(idsIn(row.contacts), tenant);
    const [found] = await this.#reader.rows<EntriesRow>(tenant, asked, { isPlain: true });
    if (found?.version === row.catalogue) {
      const entries = toEntries(found);
      this.#keep(tenant, { version: found.version, entries });
      return whole(complete(row, entries));
    }
    return this.#reader.inOneSnapshot(tenant, async (read) => this.#complete(tenant, read, await select(read)));
  }

  /** The row of a statement that runs in a snapshot, with its lists and tags as they are in that snapshot. */
  async completedWithin<T extends ContactsRow>(tenant: Tenant, read: Read, statement: Statement): Promise<T> {
    const [row] = await read<T>(statement);
    if (!row) throw new Error("the statement gave no row");
    const known = this.#known.get(tenant.organizationId);
    if (row.catalogue === null) return row;
    const completed = known?.version === row.catalogue ? complete(row, known.entries) : null;
    return completed ?? this.#complete(tenant, read, row);
  }

  async #complete<T extends ContactsRow>(tenant: Tenant, read: Read, row: T): Promise<T> {
    if (row.catalogue === null) return row;
    const [found] = await read<EntriesRow>(entriesStatement(idsIn(row.contacts), tenant));
    const entries = found ? toEntries(found) : new Map<string, Entry>();
    if (found) this.#keep(tenant, { version: found.version, entries });
    return whole(complete(row, entries));
  }

  #keep({ organizationId }: Tenant, { version, entries }: Known): void {
    const known = this.#known.get(organizationId);
    // An answer from an older snapshot may come in late.
    if (known && known.version > version) return;
    const all = known?.version === version ? new Map([...known.entries, ...entries]) : entries;
    this.#forget(organizationId);
    for (const oldest of this.#known.keys()) {
      if (this.#size + all.size <= entriesLimit) break;
      this.#forget(oldest);
    }
    this.#known.set(organizationId, { version, entries: all });
    this.#size += all.size;
  }

  #forget(organizationId: string): void {
    this.#size -= this.#known.get(organizationId)?.entries.size ?? 0;
    this.#known.delete(organizationId);
  }
}

/** The row with its lists and tags written out; null where one of them is not among the entries. */
function complete<T extends ContactsRow>(row: T, entries: Map<string, Entry>): T | null {
  const members = new Map(row.members?.split(",").map((pair) => pair.split(":") as [string, string]));
  const parts = row.contacts.split(mark);
  for (let index = 1; index < parts.length; index += 2) {
    const ids = parts[index] as string;
    if (ids === "") continue;
    const text = written(ids.split(","), entries, members);
    if (text === null) return null;
    parts[index] = text;
  }
  return { ...row, contacts: parts.join("") };
}

function whole<T>(row: T | null): T {
  if (row === null) throw new Error("a list or tag is missing in the page's own snapshot");
  return row;
}

function written(ids: string[], entries: Map<string, Entry>, members: Map<string, string>): string | null {
  const found: Entry[] = [];
  for (const id of ids) {
    const entry = entries.get(id);
    if (!entry) return null;
    found.push(entry);
  }
  if (found.length > 1) found.sort((a, b) => Buffer.compare(a.key, b.key));
  return found
    .map(({ id, text, afterMembers }) =>
      afterMembers === undefined ? text : `${text}${members.get(id) ?? 0}${afterMembers}`,
    )
    .join(",");
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
    ${all(listJson(tenant), "contact_list", "l")} as lists, ${all(tagJson(), "tag", "t")} as tags`);
}

function toEntries({ lists, tags }: EntriesRow): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const add = (name: string, entry: Omit<Entry, "key">) =>
    entries.set(entry.id, { ...entry, key: Buffer.from(`${name}\u0000${entry.id}`) });
  for (const tag of tags) add(tag.label, { id: tag.uniqueId, text: JSON.stringify(tag) });
  for (const { numberOfContacts: _, ...list } of lists) {
    const rest = JSON.stringify(list).slice(1);
    add(list.name, { id: list.uniqueId, text: '{"numberOfContacts":', afterMembers: `,${rest}` });
  }
  return entries;
}
