import { z } from "zod";
import { limits } from "./limits.ts";

export const controlCharacters = /\p{Cc}/u;
const isWellFormed = (text: string) => text.isWellFormed();

/** An e-mail address, given back in lower case and without the blanks around it. */
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(limits.emailCharacters));

/** Any UUID in its usual spelling, given back in lower case. Ours are version 7. */
export const Uuid = z.guid().toLowerCase();

/** A moment as the wire has it: RFC 3339, UTC, milliseconds. */
export const Timestamp = z.iso.datetime({ precision: 3 });

/**
 * A moment as a caller may write it: RFC 3339 with any offset, or a date (midnight UTC). Gives milliseconds in UTC, rounded
 * up: all moments are whole milliseconds, so that what is at or after one is so of the other too.
 */
export const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: "must be an RFC 3339 date-time or a date" })
  .transform((text, context) => {
    const isBetween = /\.\d{3}\d*[1-9]/.test(text);
    const moment = new Date(Date.parse(text) + (isBetween ? 1 : 0)).toISOString();
    if (/^\d{4}-/.test(moment) && !moment.startsWith("0000-")) return moment;
    context.addIssue({ code: "custom", message: "must be in the years 1 to 9999, in UTC" });
    return z.NEVER;
  });

/** The name of a time zone in the IANA database. An offset is none: it does not say when clocks are changed. */
export const TimeZone = z.string().refine(isTimeZone, {
  error: "must be the name of a time zone, such as Europe/Berlin or UTC",
  params: { code: "invalid_value" },
});

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A line of text without control characters and lone surrogates, which PostgreSQL could not store. */
export function line(maximumCharacters: number) {
  return z
    .string()
    .refine((text) => !controlCharacters.test(text) && isWellFormed(text), {
      error: "must not contain control characters",
      params: { code: "control_characters" },
    })
    .refine((text) => Array.from(text).length <= maximumCharacters, {
      error: `must be at most ${maximumCharacters} characters`,
      params: { code: "too_long" },
    })
    .meta({ maxLength: maximumCharacters });
}

/** A line of text that is taken without the blanks around it. */
export function trimmed(maximumCharacters: number, minimumCharacters = 0) {
  return z
    .string()
    .trim()
    .pipe(line(maximumCharacters).min(minimumCharacters))
    .meta({ maxLength: maximumCharacters, ...(minimumCharacters > 0 ? { minLength: minimumCharacters } : {}) });
}

/** A refinement about members of an input, made also where others or they themselves are at fault, so that every fault is reported at once. */
export function conflicting(key: string, message: string) {
  const when = ({ value }: { value: unknown }) => typeof value === "object" && value !== null;
  return { path: [key], message, params: { code: "conflicting" }, when };
}
