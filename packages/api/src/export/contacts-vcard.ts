import type { Contact } from "@roster/domain";

/** Says that a card is ours: its UID is no more than an id, and its attributes are read back as they were. */
export const ownProduct = "-//Roster//Contacts//EN";
export const attributeProperty = "X-ROSTER-ATTRIBUTE";
/** Says in a card that was rejected why; it is no part of the contact. */
export const rejectionProperty = "X-ROSTER-REJECTED";

/**
 * Contacts as vCards 3.0 (RFC 2426), which every address book reads: tags as CATEGORIES, the id as UID, and each attribute as a
 * property of ours with its key as a parameter, which others leave alone.
 */
export function toVcards(contacts: readonly Contact[]): string {
  return contacts.map(toVcard).join("");
}

function toVcard(contact: Contact): string {
  const { name, phone, tags = [], attributes, updatedAt, uniqueId } = contact;
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `PRODID:${ownProduct}`,
    `UID:urn:uuid:${uniqueId}`,
    `FN:${escaped(name)}`,
    `N:${escaped(name)};;;;`,
    `TEL;TYPE=CELL:${phone}`,
    ...(tags.length > 0 ? [`CATEGORIES:${tags.map((tag) => escaped(tag.label)).join(",")}`] : []),
    ...Object.entries(attributes).map(([key, value]) => attributeLine(key, value)),
    `REV:${updatedAt}`,
    "END:VCARD",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A value that is no text is JSON. The key is escaped by RFC 6868. */
function attributeLine(key: string, value: unknown): string {
  const name = key.replaceAll("^", "^^").replaceAll('"', "^'");
  const isText = typeof value === "string";
  const type = isText ? "" : ";X-TYPE=JSON";
  return `${attributeProperty};X-KEY="${name}"${type}:${escaped(isText ? value : JSON.stringify(value))}`;
}

/** Text as the value of a property. */
export function escaped(text: string): string {
  return text.replace(/[\\,;]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/** Lines are at most 75 bytes; the next one begins with a blank. A character is never cut. */
function folded(line: string): string {
  if (line.length * 3 <= 75 || Buffer.byteLength(line) <= 75) return line;
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > 75) {
      parts.push(part);
      part = " ";
      bytes = 1;
    }
    part += character;
    bytes += length;
  }
  return [...parts, part].join("\r\n");
}
