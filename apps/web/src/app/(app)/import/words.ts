import type { ImportReport } from "@roster/domain/import";
import type {
  ColumnGuess,
  ColumnTarget,
  ImportDelimiter,
  ImportEncoding,
  ImportFormat,
  RejectionReason,
} from "@roster/domain/vocabulary";

export const formatNames: Record<ImportFormat, string> = { csv: "CSV", vcard: "vCard" };
export const delimiterTitles: Record<ImportDelimiter, string> = { ",": "Comma", ";": "Semicolon", "\t": "Tab" };
export const encodingNames: Record<ImportEncoding, string> = {
  "utf-8": "Unicode (UTF-8)",
  "utf-16le": "Unicode (UTF-16)",
  "utf-16be": "Unicode (UTF-16 big-endian)",
  "windows-1252": "Western European (Windows-1252)",
  "windows-1250": "Central European (Windows-1250)",
  "windows-1251": "Cyrillic (Windows-1251)",
  "windows-1253": "Greek (Windows-1253)",
  "windows-1254": "Turkish (Windows-1254)",
  "windows-1255": "Hebrew (Windows-1255)",
  "windows-1256": "Arabic (Windows-1256)",
  gb18030: "Simplified Chinese (GB 18030)",
  big5: "Traditional Chinese (Big5)",
  shift_jis: "Japanese (Shift JIS)",
  "euc-kr": "Korean (EUC-KR)",
  macintosh: "Western European (Macintosh)",
};

export const targetNames: Record<ColumnTarget, string> = {
  name: "Name",
  phone: "Phone",
  tags: "Tags",
  attributes: "Attribute",
  ignore: "Nothing: leave it out",
};
/** What a column can be taken for beside the targets. */
export const guessNames: Partial<Record<ColumnGuess, string>> = {
  namePart: "Part of the name",
  company: "Company, and the name of who has none",
  phoneLabel: "Kind of the phone beside it",
  attributesJson: "Attributes, as JSON",
};

export const policies = [
  {
    value: "merge",
    title: "Add what the file has",
    hint: "Blank cells erase nothing; other attributes and tags stay.",
  },
  { value: "update", title: "Make them what the file has", hint: "Attributes and tags that it lacks are taken away." },
  { value: "skip", title: "Leave them as they are", hint: "Only new contacts are added." },
] as const;

export const outcomes = ["created", "updated", "unchanged", "restored", "duplicate", "rejected"] as const;
export type Outcome = (typeof outcomes)[number];

export const reasonNames: Record<RejectionReason, string> = {
  noPhone: "No phone",
  notAPhone: "Not a phone number",
  nameTooLong: "The name is too long",
  tagTooLong: "A tag is too long",
  badAttributes: "Attributes that cannot be stored",
  unreadable: "Cannot be read",
};

/** How many rows of a file are dealt with. */
export function dealtWith(counts: Pick<ImportReport, Outcome>): number {
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** `4 KB`, `1.2 GB`. */
export function sizeOf(bytes: number, number: (value: number) => string): string {
  const units = ["bytes", "KB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  return `${number(Number((bytes / 1024 ** power).toFixed(power > 1 ? 1 : 0)))} ${units[power]}`;
}
