import type { Contact } from "@roster/domain";

/**
 * Contacts as vCards 3.0 (RFC 2426), which every address book reads: tags as CATEGORIES, attributes that are texts or numbers as
 * `X-` properties with their key as a parameter, and the id as UID.
 */
export function toVcards(contacts: readonly Contact[]): string {
  return contacts.map(toVcard).join("");
}

function toVcard(contact: Contact): string {
  const { name, phone, tags = [], attributes, updatedAt, uniqueId } = contact;
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `UID:urn:uuid:${uniqueId}`,
    `FN:${escaped(name)}`,
    `N:${escaped(name)};;;;`,
    `TEL;TYPE=CELL:${phone}`,
    ...(tags.length > 0 ? [`CATEGORIES:${tags.map((tag) => escaped(tag.label)).join(",")}`] : []),
    ...Object.entries(attributes).flatMap(([key, value]) => attributeLine(key, value)),
    `REV:${updatedAt}`,
    "END:VCARD",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function attributeLine(key: string, value: unknown): string[] {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [`X-ROSTER-ATTRIBUTE;X-KEY="${key.replaceAll('"', "'")}":${escaped(text)}`];
}

function escaped(text: string): string {
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
