import { applicationRole, organizationSetting, pageStatement } from "@roster/db";
import { ListContactsInput } from "@roster/domain";
import pg from "pg";
import { productSettings } from "../bench-server.ts";
import type { Facts } from "../facts.ts";
import { type Scenario, scenarios } from "../scenarios.ts";
import { nodesOf, type PlanNode } from "./plan.ts";
import { prepared } from "./prepared.ts";

export interface CheckedPlan {
  scenario: string;
  buffers: number;
  bound: number;
  milliseconds: number;
  /** Sentences; empty where all is well. */
  violations: string[];
  plan: PlanNode;
}

/** Explains the statement of every scenario on a generated database: no sequential scan over contacts, few enough buffers. */
export async function checkPlans(url: string, facts: Facts): Promise<CheckedPlan[]> {
  const client = new pg.Client({ connectionString: url, options: productSettings });
  await client.connect();
  try {
    const checked: CheckedPlan[] = [];
    for (const scenario of scenarios.filter(isOneOfItsKind)) checked.push(await check(client, scenario, facts));
    return checked;
  } finally {
    await client.end();
  }
}

function isOneOfItsKind({ connections, acceptsGzip }: Scenario): boolean {
  return connections === undefined && !acceptsGzip;
}

async function check(client: pg.Client, scenario: Scenario, facts: Facts): Promise<CheckedPlan> {
  const [input = {}] = scenario.inputs(facts);
  const query = ListContactsInput.parse(input);
  const { tenant } = facts[scenario.tenant ?? "big"];
  await client.query("select set_config('role', $1, false), set_config($2, $3, false)", [
    applicationRole,
    organizationSetting,
    tenant.organizationId,
  ]);
  const plan = await explain(client, pageStatement(query, tenant));
  const buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
  const isScanned = nodesOf(plan).some(isScanOfContacts);
  const violations = [
    ...(isScanned && !mayScan(query) ? ["reads every contact"] : []),
    ...(buffers > scenario.buffers ? [`touches ${buffers} buffers, more than ${scenario.buffers}`] : []),
  ];
  return {
    scenario: scenario.name,
    buffers,
    bound: scenario.buffers,
    milliseconds: plan["Actual Total Time"] ?? 0,
    violations,
    plan,
  };
}

function isScanOfContacts(node: PlanNode): boolean {
  return node["Node Type"] === "Seq Scan" && node["Relation Name"] === "contact" && node["Actual Loops"] > 0;
}

/** No index answers the operators of attributes other than these. */
function mayScan({ attributes = {} }: ListContactsInput): boolean {
  return Object.values(attributes).some((conditions) =>
    Object.keys(conditions).some((op) => op !== "eq" && op !== "in"),
  );
}

async function explain(client: pg.Client, statement: ReturnType<typeof pageStatement>): Promise<PlanNode> {
  return prepared(client, statement, async (execute) => {
    await client.query(execute);
    const { rows } = await client.query(`explain (analyze, buffers, format json) ${execute}`);
    return rows[0]["QUERY PLAN"][0].Plan;
  });
}
