/** One logical line of a card: `group.NAME;parameter=value:value`, unfolded, and decoded where it is quoted-printable. */
export interface Property {
  group: string;
  name: string;
  parameters: { name: string; value: string }[];
  value: string;
}

const header = /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):/;

/** Reads a logical line; null when it is none. */
export function parseProperty(line: string): Property | null {
  const match = header.exec(line);
  if (!match) return null;
  const [whole, group = "", name = "", parameterText = ""] = match;
  const parameters =
    parameterText.match(/;(?:[^":;]|"[^"]*")*/g)?.flatMap((text) => parseParameter(text.slice(1))) ?? [];
  const property = {
    group: group.toLowerCase(),
    name: name.toUpperCase(),
    parameters,
    value: line.slice(whole.length),
  };
  return isQuotedPrintable(property) ? { ...property, value: decodeQuotedPrintable(property) } : property;
}

function parseParameter(text: string): { name: string; value: string }[] {
  const equals = text.indexOf("=");
  // vCard 2.1 has bare values: TEL;CELL;PREF and NOTE;QUOTED-PRINTABLE.
  const name =
    equals < 0
      ? /^(quoted-printable|base64|[78]bit)$/i.test(text)
        ? "ENCODING"
        : "TYPE"
      : text.slice(0, equals).toUpperCase();
  const values = text.slice(equals + 1).match(/"[^"]*"|[^",]+/g) ?? [];
  return values
    .flatMap((value) => value.replaceAll('"', "").split(name === "TYPE" ? "," : "\u0000"))
    .map((value) => ({ name, value: unescapeParameter(value.trim()) }));
}

// RFC 6868
function unescapeParameter(value: string): string {
  return value.replace(/\^([n^'])/g, (_, code: string) => ({ n: "\n", "^": "^", "'": '"' })[code] ?? code);
}

function isQuotedPrintable({ parameters }: Pick<Property, "parameters">): boolean {
  return parameters.some(({ name, value }) => name === "ENCODING" && /^quoted-printable$/i.test(value));
}

function decodeQuotedPrintable({ parameters, value }: Property): string {
  const parts = value.match(/=[0-9A-F]{2}|[^=]+|=/gi) ?? [];
  const block = Buffer.concat(
    parts.map((part) => (/^=[0-9A-F]{2}$/i.test(part) ? Buffer.from(part.slice(1), "hex") : Buffer.from(part))),
  );
  const charset = parameters.find((parameter) => parameter.name === "CHARSET")?.value ?? "utf-8";
  try {
    return new TextDecoder(charset, { fatal: true }).decode(block);
  } catch {
    return new TextDecoder("windows-1252").decode(block);
  }
}

/** Splits a structured value at a separator that is not escaped. The parts keep their escapes. */
export function splitValue(value: string, separator: ";" | ","): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === "\\") at += 1;
    else if (value[at] === separator) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** Text without its escapes. vCard 2.1 escapes only the semicolon. */
export function unescapeValue(value: string, version: string): string {
  if (version === "2.1") return value.replaceAll("\\;", ";");
  return value.replace(/\\([nN,;:\\])/g, (_, code: string) => (code === "n" || code === "N" ? "\n" : code));
}
