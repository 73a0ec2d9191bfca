/** The ids of a flag that replaces: none for its `--no-` form, undefined where neither was given. */
export function idsOf(flag: string[] | false | undefined): string[] | undefined {
  return flag === false ? [] : flag;
}
