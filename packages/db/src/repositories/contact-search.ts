import { type PhoneTerms, searchTerms } from "@roster/domain/search";
import { type Fragment, sql } from "./sql.ts";
import type { Tenant } from "./tenant.ts";

type Condition = Fragment<boolean>;

/** The contacts `c` that a search text finds; null where there is nothing to search for. */
export function searchCondition(search: string, tenant: Tenant): Condition | null {
  const terms = searchTerms(search, tenant.defaultRegion);
  if (terms === null) return null;
  if (terms.kind === "phone") return sql`(${sql.join(phoneConditions(terms), sql` or `)})`;
  const words = [
    ...terms.contains.map((word) => contains(sql`c.search_text`, word)),
    ...terms.startsWord.map(beginsWord),
  ];
  return sql`(${sql.join(words, sql` and `)})`;
}

/** Whether a word of the name begins so: no blank stands before the phone's digits, so the search text tells as well. */
function beginsWord(word: string): Condition {
  const begins = sql`${normalized(word)} || '%'`;
  return sql`(c.search_text like ${begins} or c.search_text like '% ' || ${begins})`;
}

/** Whether a normalized text has another one in it, whatever its case and accents. */
export function contains(text: Fragment<string>, part: string): Condition {
  return sql`${text} like '%' || ${normalized(part)} || '%'`;
}

/** Whether a normalized text begins with another one. */
export function startsWith(text: Fragment<string>, beginning: string): Condition {
  return sql`${text} like ${normalized(beginning)} || '%'`;
}

// search_text is the name, U+001F, the phone's digits: no search text can reach across, for none holds a control character.
function phoneConditions({ contains: digits, literal, beginsWith }: PhoneTerms): Condition[] {
  const inNumber = sql<boolean>`(${contains(sql`c.search_text`, digits)} and ${contains(sql`c.phone`, digits)})`;
  const national = sql<boolean>`c.search_text like '%' || chr(31) || ${beginsWith} || '%'`;
  // Each is a look into the index of its own: none goes there for what another one finds.
  return [
    ...(literal === digits ? [] : [inNumber]),
    contains(sql`c.search_text`, literal),
    ...(beginsWith === null || beginsWith.includes(digits) ? [] : [national]),
  ];
}

function normalized(text: string): Fragment<string> {
  return sql`like_literal(norm(${text}))`;
}
