import { type ColumnGuess, type ColumnTarget, clip, DomainError, exportColumns, limits } from "@roster/domain";
import { mobileWords, neverPhoneWords, oneLine, uniqueKey } from "./contact-draft.ts";

type NamePart = "full" | "prefix" | "first" | "middle" | "last" | "suffix" | "company";

/** What a column holds. `key` is its heading, under which it is an attribute where it is (also) one. */
export type Column =
  | { kind: "name"; part: NamePart; key: string }
  | { kind: "phone"; key: string; isMobile: boolean; labelColumn: number | null }
  | { kind: "phoneLabel"; key: string }
  | { kind: "tags"; key: string; isGoogle: boolean }
  | { kind: "json"; key: string }
  | { kind: "attribute"; key: string }
  | { kind: "ignored"; key: string };

// Headings of Google Contacts, Outlook (English, German, French, Spanish, Italian, Portuguese, Dutch), Wapikit and plain tables.
const nameHeadings: Record<NamePart, string> = {
  full: "name|full name|fullname|display name|contact name|contact|customer name|nom complet|nombre completo|nome completo|vollständiger name",
  prefix: "name prefix|title|anrede|titre|tratamiento|título|titolo|titel",
  first: "first name|firstname|given name|vorname|prénom|prenom|nombre|nome|primeiro nome|voornaam",
  middle:
    "middle name|additional name|weitere vornamen|deuxième prénom|segundo nombre|secondo nome|segundo nome|middelste naam",
  last: "last name|lastname|family name|surname|nachname|nom|apellidos|apellido|cognome|sobrenome|apelido|achternaam",
  suffix: "name suffix|suffix|suffixe|sufijo|suffisso|sufixo|achtervoegsel",
  company:
    "company|organization name|organization 1 - name|firma|société|organización|empresa|compañía|società|azienda|bedrijf",
};
const phoneHeadings =
  "phone|phone number|phone no|phone no.|mobile|mobile phone|mobile number|whatsapp|whatsapp number|whatsapp phone|cell|cell phone|cellphone|" +
  "telephone|telephone number|tel|tel.|msisdn|business phone|business phone 2|home phone|home phone 2|primary phone|other phone|car phone|" +
  "company main phone|mobiltelefon|handy|handynummer|telefon|telefonnummer|rufnummer|telefon geschäftlich|telefon (geschäftlich)|" +
  "telefon geschäftlich 2|telefon privat|telefon (privat)|telefon privat 2|weiteres telefon|haupttelefon|tél. mobile|téléphone mobile|" +
  "téléphone|téléphone (bureau)|téléphone (domicile)|téléphone bureau|téléphone domicile|tél. (bureau)|móvil|teléfono móvil|teléfono|" +
  "teléfono del trabajo|teléfono particular|teléfono principal|otro teléfono|cellulare|telefono|telefono cellulare|telefono ufficio|" +
  "telefono abitazione|telemóvel|celular|telefone|telefone celular|telefone comercial|telefone residencial|mobiele telefoon|" +
  "telefoon|telefoon op werk|telefoon thuis";
const tagHeadings =
  "labels|group membership|categories|tags|tag|groups|kategorien|catégories|categorías|categorie|categorias|categorieën";

const nameParts = new Map(
  Object.entries(nameHeadings).flatMap(([part, headings]) =>
    headings.split("|").map((heading) => [heading, part as NamePart]),
  ),
);
const phones = new Set(phoneHeadings.split("|"));
const tags = new Set(tagHeadings.split("|"));
const googleTags = new Set(["labels", "group membership"]);
const googlePhone = /^phone (\d+) - value$/;
const googlePhoneLabel = /^phone (\d+) - (label|type)$/;

/** The heading under which a file of rejected rows says why; whoever imports the file again has no use for it. */
export const rejectionHeading = "Why it was rejected";

/** What each column of a heading line holds. Throws `unprocessable` for too many, and where a mapping names no column. */
export function columnsOf(headings: readonly string[], map: Record<string, ColumnTarget>): Column[] {
  const plain = headings.map(plainHeading);
  if (plain.filter((heading) => heading !== plainRejection).length > limits.importColumns)
    throw ofHeadings(`The heading has ${headings.length} columns, and a file may have 1,000`, headings);
  const keys = keysOf(headings);
  const targets = targetsOf(headings, map);
  const isOurs = isOurExport(headings);
  return keys.map((key, index): Column => {
    const target = targets.get(index);
    if (target) return columnFor(target, key);
    if (isOurs && ownFacts.has(trimmed(headings[index] ?? ""))) return { kind: "ignored", key };
    return recognize(plain, index, key);
  });
}

/** The failure of a file in which no column is a phone; null where one is. */
export function withoutPhone(columns: readonly Column[], headings: readonly string[]): DomainError | null {
  return columns.some(({ kind }) => kind === "phone")
    ? null
    : ofHeadings("No column is a phone", headings, phoneAdvice);
}

/** What a mapping says of columns, by their place. It calls them by their keys, or by their headings in any case. */
export function targetsOf(headings: readonly string[], map: Record<string, ColumnTarget>): Map<number, ColumnTarget> {
  const keys = keysOf(headings);
  const plain = headings.map(plainHeading);
  const mapped = new Map<number, ColumnTarget>();
  for (const [name, target] of Object.entries(map)) {
    const index = keys.includes(name) ? keys.indexOf(name) : plain.indexOf(plainHeading(name));
    if (index < 0) throw ofHeadings(`No column is headed ${clip(oneLine(name), 64)}`, headings);
    mapped.set(index, target);
  }
  return mapped;
}

/** What a column is taken for, in the contract's word. */
export function guessOf(column: Column): ColumnGuess {
  switch (column.kind) {
    case "name":
      return column.part === "full" ? "name" : column.part === "company" ? "company" : "namePart";
    case "json":
      return "attributesJson";
    case "attribute":
      return "attributes";
    case "ignored":
      return "ignore";
    default:
      return column.kind;
  }
}

const attributeHeading = /^attributes\.(?=.)/i;

function keysOf(headings: readonly string[]): string[] {
  const keys: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const bare = heading.trim().replace(attributeHeading, "");
    keys.push(uniqueKey(bare || `Column ${index + 1}`, (key) => keys.includes(key)));
  }
  return keys;
}

const trimmed = (heading: string) => heading.trim();

// What our own export says of a contact that is not the file's to say.
const ownFacts = new Set<string>(
  exportColumns.filter((column) => !["name", "phone", "tags", "attributes"].includes(column)),
);
// What only our own export calls a column.
const ownWords = ["uniqueId", "lastMessageAt", "createdAt", "updatedAt"];

/** Whether the headings are those of our own export: all of them, or some that nobody else has. */
function isOurExport(headings: readonly string[]): boolean {
  const names = headings.map(trimmed);
  if (exportColumns.every((column) => names.includes(column))) return true;
  const isOurs = (name: string) =>
    (exportColumns as readonly string[]).includes(name) ||
    attributeHeading.test(name) ||
    plainHeading(name) === plainRejection;
  return names.every(isOurs) && ownWords.some((word) => names.includes(word));
}

function plainHeading(heading: string): string {
  return heading.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

function columnFor(target: ColumnTarget, key: string): Column {
  switch (target) {
    case "name":
      return { kind: "name", part: "full", key };
    case "phone":
      return { kind: "phone", key, isMobile: true, labelColumn: null };
    case "tags":
      return { kind: "tags", key, isGoogle: false };
    case "attributes":
      return { kind: "attribute", key };
    case "ignore":
      return { kind: "ignored", key };
  }
}

function recognize(plain: readonly string[], index: number, key: string): Column {
  const heading = plain[index] as string;
  if (heading === plainRejection) return { kind: "ignored", key };
  const [, number] = googlePhone.exec(heading) ?? [];
  if (number) {
    const labelColumn = plain.findIndex((other) => googlePhoneLabel.exec(other)?.[1] === number);
    return { kind: "phone", key, isMobile: false, labelColumn: labelColumn < 0 ? null : labelColumn };
  }
  if (googlePhoneLabel.test(heading)) return { kind: "phoneLabel", key };
  if (phones.has(heading))
    return {
      kind: "phone",
      key,
      isMobile: mobileWords.test(heading) && !neverPhoneWords.test(heading),
      labelColumn: null,
    };
  if (tags.has(heading)) return { kind: "tags", key, isGoogle: googleTags.has(heading) };
  if (heading === "attributes") return { kind: "json", key };
  const part = nameParts.get(heading);
  // A lone "Title" is a job; beside the parts of a name it is Mr or Dr.
  const isName =
    part !== undefined &&
    (part !== "prefix" || heading === "name prefix" || plain.some((other) => nameParts.get(other) === "suffix"));
  return isName ? { kind: "name", part, key } : { kind: "attribute", key };
}

const plainRejection = plainHeading(rejectionHeading);

const phoneAdvice = " Say which column is the phone, or rename its heading to Phone.";

function ofHeadings(what: string, headings: readonly string[], advice = ""): DomainError {
  const found = clip(
    headings
      .map((heading) => clip(oneLine(heading)))
      .filter(Boolean)
      .join(", "),
    500,
  );
  return unusable(`${what}. The headings are: ${found || "none"}.${advice}`);
}

/** The failure of a file that cannot be imported as a whole. */
export function unusable(detail: string): DomainError {
  return new DomainError("unprocessable", detail, {
    faults: [{ in: "body", name: "file", code: "invalid_value", detail }],
  });
}
