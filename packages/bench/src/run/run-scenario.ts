import { pageStatement } from "@roster/db";
import { type ContactPage, ListContactsInput } from "@roster/domain";
import type { Stamp } from "../generate/stamp.ts";
import { contactsPath, getRequest } from "../http-request.ts";
import type { Scenario } from "../scenarios.ts";
import { type Floors, measureFloors } from "./floors.ts";
import { type Measured, measure, type Place } from "./measure.ts";

export interface Row extends Measured {
  scenario: string;
  /** Its name, with what it looks for where that was found out. */
  label: string;
  contacts: number;
  connections: number;
  total: number | null;
  /** With nothing else going on: one connection. */
  alone: { p50: number; p99: number };
  floors: Floors | null;
}

export interface RunOptions {
  seconds: number;
  connections: number;
}

/** Asks once and looks at the answer whole, then measures alone and under load. */
export async function runScenario(
  place: Place & { url: string },
  { scenario, stamp, options }: { scenario: Scenario; stamp: Stamp; options: RunOptions },
): Promise<Row> {
  const { facts, keys, contacts } = stamp;
  const inputs = scenario.inputs(facts);
  const key = keys[scenario.tenant ?? "big"];
  const paths = inputs.map(contactsPath);
  const total = await verify(place.server.port, { paths, key, scenario });
  const { acceptsGzip, connections = options.connections } = scenario;
  const { seconds } = options;
  const job = {
    requests: paths.map((path) => getRequest(path, { key, acceptsGzip })),
    expected: { statuses: [200], beginning: beginningOf(scenario) },
  };
  const alone = await measure(place, { ...job, connections: 1, warmUpSeconds: 0.5, seconds: Math.max(1, seconds / 3) });
  const measured = await measure(place, { ...job, connections, warmUpSeconds: 1, seconds });
  const floors = scenario.hasFloors
    ? await measureFloors({
        ...place,
        connections,
        seconds: Math.max(2, seconds / 2),
        statements: inputs.map((input) =>
          pageStatement(ListContactsInput.parse(input), facts[scenario.tenant ?? "big"].tenant),
        ),
      })
    : null;
  const { p50, p99 } = alone;
  return {
    ...measured,
    scenario: scenario.name,
    label: labelOf(scenario, stamp),
    contacts,
    connections,
    total,
    alone: { p50, p99 },
    floors,
  };
}

function beginningOf({ finds, acceptsGzip }: Scenario): string {
  if (acceptsGzip) return "";
  return { nothing: '{"contacts":[]', perhaps: '{"contacts":[', something: '{"contacts":[{' }[finds ?? "something"];
}

/** The total that the first answer gives. Throws when one of the answers is not what it must be. */
async function verify(
  port: number,
  { paths, key, scenario }: { paths: string[]; key: string; scenario: Scenario },
): Promise<number | null> {
  const totals: (number | null)[] = [];
  for (const path of paths.slice(0, 5)) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${key}` } });
    const body = (await response.json()) as Partial<ContactPage>;
    if (response.status !== 200) throw new Error(`${scenario.name}: ${response.status} ${JSON.stringify(body)}`);
    const found = body.contacts?.length ?? 0;
    const isEmpty = found === 0;
    if (scenario.finds !== "perhaps" && isEmpty !== (scenario.finds === "nothing"))
      throw new Error(`${scenario.name}: ${found} contacts from ${path}`);
    totals.push(body.paginationMeta?.total ?? null);
  }
  return totals[0] ?? null;
}

function labelOf({ name }: Scenario, { facts }: Stamp): string {
  return name.replace("commonest trigram", `$& (${facts.commonestTrigram})`);
}
