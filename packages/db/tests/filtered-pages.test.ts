import { ListContactsInput } from "@roster/domain";
import pg from "pg";
import { expect, test } from "vitest";
import { ContactRepository, pageStatement } from "../src/index.ts";
import { addOrganization, testDatabase } from "../src/testing/index.ts";

/** How many of 40,000 contacts lie between one that passes a filter and the next. */
const rarities = [3, 150, 500, 5_000, 50_000];

const contacts = `
  insert into contact (organization_id, id, name, phone, attributes)
  select $1, uuid7('2026-01-01'::timestamptz + n * interval '1 second'), 'Person ' || n, '+1415' || 2000000 + n, '{}'::jsonb
    || case when n % 3 = 0 then '{"of 3": true}'::jsonb else '{}' end
    || case when n % 150 = 0 then '{"of 150": true}'::jsonb else '{}' end
    || case when n % 500 = 0 then '{"of 500": true}'::jsonb else '{}' end
    || case when n % 5000 = 0 then '{"of 5000": true}'::jsonb else '{}' end
  from generate_series(1, 40000) n`;

test("a filter gives the same pages whether or not its contacts are counted, however rare they are", async () => {
  await using filled = await filledDatabase();
  for (const rarity of rarities)
    for (const order of ["asc", "desc"] as const) {
      const query = ListContactsInput.parse({ ...of(rarity), order });
      const [counted, uncounted] = [
        await filled.repository.page(query),
        await filled.repository.page({ ...query, count: "none" }),
      ];
      const { total, totalPages, totalRelation, ...place } = counted.paginationMeta;
      expect(total).toBe(Math.floor(40_000 / rarity));
      expect(uncounted.contacts).toEqual(counted.contacts);
      expect(uncounted.paginationMeta).toEqual(place);
      if (place.nextCursor === null) continue;
      const next = { ...query, cursor: place.nextCursor };
      expect((await filled.repository.page({ ...next, count: "none" })).contacts).toEqual(
        (await filled.repository.page(next)).contacts,
      );
    }
});

test("all that pass a filter are looked for only where neither many nor somewhat fewer do", async () => {
  await using filled = await filledDatabase();
  const isFenced = async (rarity: number, count: "exact" | "none") =>
    filled.executes("fence", ListContactsInput.parse({ ...of(rarity), count }));
  const fenced: number[] = [];
  for (const rarity of rarities) if (await isFenced(rarity, "none")) fenced.push(rarity);
  expect(fenced).toEqual([5_000, 50_000]);
  expect(await isFenced(150, "exact")).toBe(true);
  await using few = await filledDatabase(40_000);
  expect(await few.executes("wider", ListContactsInput.parse({ ...of(150), count: "none" }))).toBe(false);
  expect(await filled.executes("wider", ListContactsInput.parse({ ...of(3), count: "none" }))).toBe(false);
});

function of(rarity: number) {
  return { include: [], attributes: { [`of ${rarity}`]: { eq: true } } };
}

/** 40,000 contacts, which are said to be so many: who has more has them looked through for longer. */
async function filledDatabase(said = 400_000) {
  const stack = new AsyncDisposableStack();
  const made = stack.use(await testDatabase());
  const { organizationId } = await addOrganization(made.db);
  const tenant = { organizationId, defaultRegion: "US" } as const;
  const client = new pg.Client({ connectionString: made.url });
  await client.connect();
  stack.defer(() => client.end());
  await client.query(contacts, [organizationId]);
  await client.query("insert into directory_count (organization_id, kind, key, n) values ($1, 'contact', $1, $2)", [
    organizationId,
    said,
  ]);
  await client.query("vacuum analyze contact");
  return {
    repository: new ContactRepository(made.db, tenant),
    /** Whether PostgreSQL reads any row for a part of a page's statement. */
    executes: async (part: string, query: ListContactsInput) => {
      const { text, values } = pageStatement(ListContactsInput.parse(query), tenant);
      const { rows } = await client.query(`explain (analyze, format json) ${text}`, values);
      const found = nodesOf(rows[0]["QUERY PLAN"][0].Plan).find((node) => node["Subplan Name"] === `CTE ${part}`);
      return nodesOf(found as PlanNode).every((node) => node["Actual Loops"] > 0);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

interface PlanNode {
  "Subplan Name"?: string;
  "Actual Loops": number;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
