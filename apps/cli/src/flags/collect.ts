/** For an option that is repeated, once for each value, so that an argument may follow it. */
export function collect(value: string, earlier?: readonly string[] | boolean): string[] {
  return [...(Array.isArray(earlier) ? earlier : []), value];
}
