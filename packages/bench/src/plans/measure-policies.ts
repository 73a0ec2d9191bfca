import { applicationRole, organizationSetting, pageStatement } from "@roster/db";
import { ListContactsInput } from "@roster/domain";
import pg from "pg";
import { productSettings } from "../bench-server.ts";
import type { Facts } from "../facts.ts";
import { type Scenario, scenarios } from "../scenarios.ts";
import { prepared } from "./prepared.ts";

/** What a scenario's statement takes, in milliseconds. */
export interface PoliciesMeasured {
  scenario: string;
  /** As the tables' owner, whom no policy binds. */
  without: number;
  /** As the product runs it. */
  asShipped: number;
  /** With contacts under a policy too. */
  contactsToo: number;
}

const variants = ["without", "asShipped", "contactsToo"] as const;
type Variant = (typeof variants)[number];

const contactsToo = `alter table contact enable row level security;
  create policy tenant on contact to ${applicationRole} using (organization_id = (select current_organization()))`;

/** Times the statement of every scenario without row-level security, with it, and with it on contacts too, in turns. */
export async function measurePolicies(
  url: string,
  facts: Facts,
  { rounds, names }: { rounds: number; names: readonly string[] },
): Promise<PoliciesMeasured[]> {
  const client = new pg.Client({ connectionString: url, options: productSettings });
  await client.connect();
  try {
    const measured: PoliciesMeasured[] = [];
    for (const scenario of scenarios.filter((one) => isWanted(one, names)))
      measured.push(await measure(client, scenario, { facts, rounds }));
    return measured;
  } finally {
    await client.end();
  }
}

function isWanted({ name, connections, acceptsGzip }: Scenario, names: readonly string[]): boolean {
  if (connections !== undefined || acceptsGzip) return false;
  return names.length === 0 || names.some((part) => name.includes(part));
}

async function measure(
  client: pg.Client,
  scenario: Scenario,
  { facts, rounds }: { facts: Facts; rounds: number },
): Promise<PoliciesMeasured> {
  const [input = {}] = scenario.inputs(facts);
  const { tenant } = facts[scenario.tenant ?? "big"];
  const statement = pageStatement(ListContactsInput.parse(input), tenant);
  const times: Record<Variant, number[]> = { without: [], asShipped: [], contactsToo: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const variant of variants) {
      await client.query("begin");
      if (variant === "contactsToo") await client.query(contactsToo);
      if (variant !== "without")
        await client.query("select set_config('role', $1, true), set_config($2, $3, true)", [
          applicationRole,
          organizationSetting,
          tenant.organizationId,
        ]);
      times[variant].push(...(await prepared(client, statement, (execute) => timed(client, execute))));
      await client.query("rollback");
    }
  return {
    scenario: scenario.name,
    without: middleOf(times.without),
    asShipped: middleOf(times.asShipped),
    contactsToo: middleOf(times.contactsToo),
  };
}

const runsOfRound = 5;

/** The first run plans, and is not counted. */
async function timed(client: pg.Client, execute: string): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= runsOfRound; run += 1) {
    const startedAt = performance.now();
    await client.query(execute);
    times.push(performance.now() - startedAt);
  }
  return times.slice(1);
}

function middleOf(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
