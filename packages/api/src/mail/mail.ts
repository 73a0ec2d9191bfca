/** A mail to one person: paragraphs, and a link in its middle. */
export interface Mail {
  to: string;
  subject: string;
  before: readonly string[];
  link?: { label: string; url: string };
  after: readonly string[];
}

export function textOf({ before, link, after }: Mail): string {
  const parts = [...before, ...(link ? [link.url] : []), ...after];
  return `${parts.join("\n\n")}\n`;
}

export function htmlOf({ subject, before, link, after }: Mail): string {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${escaped(text)}</p>`);
  const anchor = link ? [`<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`] : [];
  const body = [...paragraphs(before), ...anchor, ...paragraphs(after)].join("\n");
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>\n<body>\n${body}\n</body></html>\n`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
