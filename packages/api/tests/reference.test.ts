import type { ContactPage, ListContactsInput } from "@roster/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TestApi, type TestOrganization, testApi } from "../src/testing/index.ts";
import type { Directory, StoredContact } from "./reference/directory.ts";
import { referenceCases } from "./reference/env.ts";
import { nested, sortedContacts } from "./reference/listing.ts";
import { loadDirectory } from "./reference/load-directory.ts";
import { queryString } from "./reference/query-string.ts";
import { directory as anyDirectory, largeDirectory } from "./reference/random-directory.ts";
import { type Asked, query as anyQuery } from "./reference/random-query.ts";

const queriesPerDirectory = 60;
/** How long a difference is made smaller for. */
const shrinkForMs = 40_000;
/** A page far past the end of anything. */
const farPage = 123_456;

test(`contacts.list answers ${referenceCases} random queries as a reference over plain arrays does`, async () => {
  await using api = await testApi();
  let asked = 0;
  await search(async (failing) => {
    const queries = fc.array(anyQuery, { minLength: 1, maxLength: queriesPerDirectory, size: "max" });
    return fc.check(
      fc.asyncProperty(anyDirectory, queries, async (data, asks) => {
        if (failing.isOver || (!failing.isFound && asked >= referenceCases)) return;
        const subject = await subjectOf(api, data);
        for (const [at, ask] of asks.entries()) {
          await failing.noted(compare(subject, ask(data), { isByRest: at % 5 === 0 }));
          asked += 1;
        }
      }),
      { numRuns: referenceCases },
    );
  });
  expect(asked).toBeGreaterThanOrEqual(referenceCases);
}, 3_600_000);

test("so it does far inside a directory of many thousands, where pages are read in other ways", async () => {
  await using api = await testApi();
  const subject = await subjectOf(api, largeDirectory(9_000));
  await search(async (failing) =>
    fc.check(
      fc.asyncProperty(anyQuery, async (ask) => {
        if (failing.isOver) return;
        const asked = ask(subject.directory);
        await failing.noted(compare(subject, asked, { isByRest: false, isFar: true }));
      }),
      { numRuns: Math.ceil(referenceCases / 12) },
    ),
  );
}, 3_600_000);

interface Failing {
  isFound: boolean;
  isOver: boolean;
  noted: (comparison: Promise<void>) => Promise<void>;
}

/** Makes a difference smaller for a while and prints the smallest, its data left out where it is large. */
async function search<T>(run: (failing: Failing) => Promise<fc.RunDetails<T>>): Promise<void> {
  let until = Number.POSITIVE_INFINITY;
  const result = await run({
    get isFound() {
      return Number.isFinite(until);
    },
    get isOver() {
      return Date.now() > until;
    },
    noted: (comparison) =>
      comparison.catch((error) => {
        until = Math.min(until, Date.now() + shrinkForMs);
        throw error;
      }),
  });
  if (!result.failed) return;
  throw new Error(`${result.errorInstance}\n(seed ${result.seed}, path "${result.counterexamplePath}")`);
}

interface Subject {
  organization: TestOrganization;
  directory: Directory;
}

async function subjectOf(api: TestApi, data: Omit<Directory, "organizationId">): Promise<Subject> {
  const organization = await api.addOrganization({ defaultRegion: data.region });
  const directory = { ...data, organizationId: organization.organizationId };
  await loadDirectory(api.owner, directory);
  return { organization, directory };
}

/**
 * A page by number with everything on it, then every page from there to the end by cursor, and all the way back. `isFar`: a
 * page anywhere, and from there one on and two back.
 */
async function compare(
  subject: Subject,
  asked: Asked,
  { isByRest, isFar = false }: { isByRest: boolean; isFar?: boolean },
): Promise<void> {
  const { directory, organization } = subject;
  const { query } = asked;
  const { perPage = 50 } = query;
  const expected = sortedContacts(directory, query);
  const pages = Math.ceil(expected.length / perPage);
  const number =
    asked.page === 99 ? farPage : 1 + (isFar ? Math.floor((asked.page * pages) / 98) : asked.page % (pages + 2));
  const steps = isFar ? 1 : Number.POSITIVE_INFINITY;
  const list = organization.caller.contacts.list;
  const check = (input: ListContactsInput, page: ContactPage, wanted: number) =>
    expectSame({
      subject,
      query: input,
      actual: seen(page),
      expected: pageOf(expected, wanted, { query: input, directory }),
    });

  const input = asked.page % 3 === 0 && number === 1 ? query : { ...query, page: number };
  const first = await list(input).catch((error) => failed(subject, input, error));
  check(input, first, number);
  if (isByRest) await compareRest(subject, input, first);

  const bare: ListContactsInput = { ...query, include: [] };
  let at = number;
  let page = first;
  while (page.paginationMeta.nextCursor !== null && at < number + steps) {
    at += 1;
    const next: ListContactsInput = { ...bare, cursor: page.paginationMeta.nextCursor };
    page = await list(next).catch((error) => failed(subject, next, error));
    check(next, page, at);
  }
  while (page.paginationMeta.prevCursor !== null && page.contacts.length > 0 && at >= number - steps + 1) {
    at -= 1;
    const previous: ListContactsInput = { ...bare, cursor: page.paginationMeta.prevCursor };
    page = await list(previous).catch((error) => failed(subject, previous, error));
    check(previous, page, at);
  }
}

/** What is compared of a page: its cursors only by whether they are there, for the walk says where they lead. */
function seen({ contacts, paginationMeta }: ContactPage) {
  const { nextCursor, prevCursor, ...meta } = paginationMeta;
  return { contacts, meta: { ...meta, isNext: nextCursor !== null, isPrevious: prevCursor !== null } };
}

function pageOf(
  found: StoredContact[],
  page: number,
  { query, directory }: { query: ListContactsInput; directory: Directory },
) {
  const { perPage = 50, count } = query;
  const from = (page - 1) * perPage;
  const contacts = found.slice(from, from + perPage);
  const [hasNext, hasPrevious] = [found.length > from + perPage, from > 0 && found.length > 0];
  const totals = { total: found.length, totalPages: Math.ceil(found.length / perPage), totalRelation: "eq" as const };
  return {
    contacts: contacts.map((contact) => nested(contact, query, directory)),
    meta: {
      page,
      perPage,
      ...(count === "none" ? {} : totals),
      hasNext,
      hasPrevious,
      isNext: hasNext,
      isPrevious: hasPrevious && contacts.length > 0,
    },
  };
}

async function compareRest(subject: Subject, input: ListContactsInput, expected: ContactPage): Promise<void> {
  const search = queryString(input);
  if (search === null) return;
  const response = await subject.organization.fetch(`/api/contacts${search}`);
  const body = await response.json();
  const { per_page, ...meta } = body.paginationMeta ?? {};
  const actual = response.ok ? { contacts: body.contacts, paginationMeta: { ...meta, perPage: per_page } } : body;
  expectSame({ subject, query: input, rest: search, actual, expected });
}

interface Comparison {
  subject: Subject;
  query: ListContactsInput;
  rest?: string;
  actual: unknown;
  expected: unknown;
}

function expectSame({ actual, expected, ...of }: Comparison): void {
  try {
    expect(actual).toEqual(expected);
  } catch {
    throw new Error(`${said(of)}\nanswered ${shortened(actual)}\nexpected ${shortened(expected)}`);
  }
}

function shortened(answer: unknown): string {
  const text = JSON.stringify(answer);
  return text.length > 3_000 ? `${text.slice(0, 3_000)}…` : text;
}

function failed(subject: Subject, query: ListContactsInput, error: unknown): never {
  const { cause } = error as { cause?: Error };
  throw new Error(`${said({ subject, query })}\n${error}\n${cause?.cause ?? ""}`);
}

function said({ subject, query, rest }: Pick<Comparison, "subject" | "query" | "rest">): string {
  const { contacts, ...others } = subject.directory;
  const shown = contacts.length > 40 ? [`${contacts.length} contacts`] : contacts;
  const rows = shown.map((contact) => `  ${JSON.stringify(contact)}`).join("\n");
  return `of ${JSON.stringify(others)}\n${rows}\nasked ${rest ?? JSON.stringify(query)}`;
}
