/** A text of somebody else's as one line that tells a terminal nothing. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
