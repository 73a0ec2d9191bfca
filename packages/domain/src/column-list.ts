/** Names that are written with commas between; a comma or backslash within a name has a backslash before it. */
export function splitNames(text: string): string[] {
  const names = [""];
  for (const [whole, escaped] of text.matchAll(/\\([\\,])|[\s\S]/g)) {
    if (whole === ",") names.push("");
    else names.push((names.pop() ?? "") + (escaped ?? whole));
  }
  return names;
}

/** A name as it stands in such a list. */
export function escapeName(name: string): string {
  return name.replace(/[\\,]/g, "\\$&");
}
