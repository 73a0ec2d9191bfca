import { type ColumnTarget, clip, DomainError } from "@roster/domain";
import { csvColumns } from "@roster/domain/csv";
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

const mostColumns = 1_000;

/** What each column of a heading line holds. Throws `unprocessable` for too many, and where a mapping names no column, or no column is a phone. */
export function columnsOf(headings: readonly string[], map: Record<string, ColumnTarget>): Column[] {
  if (headings.length > mostColumns)
    throw unusable(`The heading has ${headings.length} columns, and a file may have 1,000`, headings);
  const keys: string[] = [];
  for (const [index, heading] of headings.entries())
    keys.push(uniqueKey(heading.trim() || `Column ${index + 1}`, (key) => keys.includes(key)));
  const plain = headings.map(plainHeading);
  const mapped = mappedColumns(plain, headings, map);
  const isOurs = csvColumns.every((column) => headings.includes(column));
  const columns = keys.map((key, index): Column => {
    const target = mapped.get(index);
    if (isOurs && !target && ownFacts.has(key)) return { kind: "ignored", key };
    return target ? columnFor(target, key) : recognize(plain, index, key);
  });
  if (!columns.some((column) => column.kind === "phone")) throw unusable("No column is a phone", headings, phoneAdvice);
  return columns;
}

// What our own export says of a contact that is not the file's to say.
const ownFacts = new Set<string>(
  csvColumns.filter((column) => !["name", "phone", "tags", "attributes"].includes(column)),
);

function plainHeading(heading: string): string {
  return heading.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

function mappedColumns(
  plain: readonly string[],
  headings: readonly string[],
  map: Record<string, ColumnTarget>,
): Map<number, ColumnTarget> {
  const mapped = new Map<number, ColumnTarget>();
  for (const [heading, target] of Object.entries(map)) {
    const index = plain.indexOf(plainHeading(heading));
    if (index < 0) throw unusable(`No column is headed ${clip(oneLine(heading), 64)}`, headings);
    mapped.set(index, target);
  }
  return mapped;
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

const phoneAdvice = " Rename the heading of the phones to Phone; the command line and the API can map it instead.";

function unusable(what: string, headings: readonly string[], advice = ""): DomainError {
  const found = clip(
    headings
      .map((heading) => clip(oneLine(heading)))
      .filter(Boolean)
      .join(", "),
    500,
  );
  const detail = `${what}. The headings are: ${found || "none"}.${advice}`;
  return new DomainError("unprocessable", detail, {
    faults: [{ in: "body", name: "file", code: "invalid_value", detail }],
  });
}
