// Letters that carry no separate mark and yet are an accented form of another one.
const letters: Record<string, string> = { ß: "ss", ẞ: "ss", ø: "o", ł: "l", đ: "d", ı: "i", æ: "ae", œ: "oe" };

/** A text without its case: each letter by itself, so that what a letter becomes does not depend on its neighbours. */
export function caseless(text: string): string {
  return Array.from(text, (character) => character.toLowerCase())
    .join("")
    .replaceAll("ς", "σ");
}

const plainTexts = new Map<string, string>();

/** A text without case, accents and the width or ligature that its characters are written in. */
export function plain(text: string): string {
  const known = plainTexts.get(text);
  if (known !== undefined) return known;
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const made = Array.from(caseless(bare.normalize("NFC")), (letter) => letters[letter] ?? letter).join("");
  plainTexts.set(text, made);
  return made;
}

/** The order of code points, which is not that of JavaScript's own comparison. */
export function compareTexts(a: string, b: string): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1)
    if (a[at] !== b[at]) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  return a.length - b.length;
}

export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** Characters as a reader counts them: a letter typed with a separate accent is one. */
export function lengthOf(word: string): number {
  return Array.from(word.normalize("NFC")).length;
}
