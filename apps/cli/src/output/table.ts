import type { Contact } from "@roster/client";
import stringWidth from "string-width";

const columns: { title: string; width: number; of: (contact: Contact) => string }[] = [
  { title: "NAME", width: 28, of: (contact) => contact.name },
  { title: "PHONE", width: 16, of: (contact) => contact.phone },
  { title: "STATUS", width: 8, of: (contact) => contact.status },
  { title: "LISTS", width: 24, of: (contact) => (contact.lists ?? []).map((list) => list.name).join(", ") },
  { title: "TAGS", width: 20, of: (contact) => (contact.tags ?? []).map((tag) => tag.label).join(", ") },
  { title: "ID", width: 36, of: (contact) => contact.uniqueId },
];

/** Contacts as lines of even columns, whatever script their names are in. */
export function toTable(contacts: readonly Contact[], { hasHeading = true } = {}): string {
  const heading = hasHeading ? [columns.map(({ title, width }) => fit(title, width))] : [];
  const rows = contacts.map((contact) => columns.map(({ width, of }) => fit(of(contact), width)));
  return [...heading, ...rows].map((cells) => `${cells.join("  ").trimEnd()}\n`).join("");
}

function fit(text: string, width: number): string {
  let shown = text;
  if (stringWidth(text) > width) {
    const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
    while (stringWidth(characters.join("")) > width - 1) characters.pop();
    shown = `${characters.join("")}…`;
  }
  return shown + " ".repeat(width - stringWidth(shown));
}
