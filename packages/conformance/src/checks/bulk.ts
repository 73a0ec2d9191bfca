import { check, type Given } from "../check.ts";
import { holds, problem, same, status } from "../expect.ts";

/** The report of a change, once it is done. */
async function changed(given: Given, body: object) {
  return reported(given, await given.server.ask("/api/contacts/bulk", { method: "POST", body }));
}

async function reported({ server }: Given, first: Awaited<ReturnType<Given["server"]["ask"]>>) {
  let answer = first;
  while (answer.status === 202 || answer.json?.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 200));
    answer = await server.ask(`/api/contacts/bulk/${answer.json.bulkId}`);
  }
  status(answer, 200);
  return answer.json;
}

export const bulkChecks = [
  check("bulk: a dry run counts, and the change must expect that count", async (given) => {
    const { server, world } = given;
    const criteria = { attributes: { conformance: { eq: world.marker }, odd: { eq: true } } };
    const changes = { addTagIds: [world.tags.some] };
    same(
      await changed(given, { criteria, changes, dryRun: true }),
      { bulkId: null, state: "planned", count: 3, done: 0, changed: 0, unchanged: 0, failed: 0, failures: [] },
      "the plan",
    );
    problem(await server.ask("/api/contacts/bulk", { method: "POST", body: { criteria, changes, expectedCount: 2 } }), {
      status: 409,
      code: "count_changed",
    });
    problem(await server.ask("/api/contacts/bulk", { method: "POST", body: { criteria, changes } }), {
      status: 422,
      code: "unprocessable",
      names: ["expectedCount"],
    });
    const report = await changed(given, { criteria, changes, expectedCount: 3 });
    same([report.count, report.done, report.failed, report.changed + report.unchanged], [3, 3, 0, 3], "the report");
    await changed(given, {
      ids: world.contacts.filter((_, n) => n === 1 || n === 5).map(({ uniqueId }) => uniqueId),
      changes: { removeTagIds: [world.tags.some] },
    });
  }),
  check("bulk: a change is undone once, and what was changed since is left", async (given) => {
    const { server, world } = given;
    const [one, two] = world.contacts;
    const seen = async (contact: typeof one) =>
      (await server.ask(`/api/contacts/${contact?.uniqueId}`)).json.attributes.seen;
    const ids = [one?.uniqueId, two?.uniqueId];
    const { bulkId } = await changed(given, { ids, changes: { attributes: { seen: "by all" } } });
    status(
      await server.ask(`/api/contacts/${two?.uniqueId}`, { method: "PATCH", body: { attributes: { seen: "since" } } }),
      200,
    );
    const path = `/api/contacts/bulk/${bulkId}/undo`;
    const planned = await server.ask(`${path}?dry_run=true`, { method: "POST" });
    same([planned.json.state, planned.json.count], ["planned", 2], "the plan");
    const report = await reported(given, await server.ask(path, { method: "POST" }));
    same([report.changed, report.failed, report.failures[0]?.code], [1, 1, "changed_since"], "the report");
    same([await seen(one), await seen(two)], [undefined, "since"], "what is seen");
    const again = await reported(given, await server.ask(path, { method: "POST" }));
    same([again.count, again.changed, again.failed], [1, 0, 1], "the report of another undo, of what was left");
    const whole = await changed(given, { ids, changes: { attributes: { seen: null } } });
    const undo = () => server.ask(`/api/contacts/bulk/${whole.bulkId}/undo`, { method: "POST" });
    same((await reported(given, await undo())).failed, 0, "what an undo left");
    problem(await undo(), { status: 409, code: "conflict" });
    await changed(given, { ids, changes: { attributes: { seen: null } } });
  }),
  check("bulk: ids that are unknown are listed, the others changed", async (given) => {
    const unknown = "01890000-0000-7000-8000-000000000000";
    const [contact] = given.world.contacts;
    const report = await changed(given, { ids: [contact?.uniqueId, unknown], changes: { attributes: { seen: true } } });
    same(
      [report.changed, report.failed, report.failures[0]?.uniqueId, report.failures[0]?.code],
      [1, 1, unknown, "not_found"],
      "the report",
    );
    const undone = await changed(given, { ids: [contact?.uniqueId], changes: { attributes: { seen: null } } });
    same(undone.changed, 1, "undone");
    holds(
      !("seen" in (await given.server.ask(`/api/contacts/${contact?.uniqueId}`)).json.attributes),
      "null did not remove the attribute",
    );
  }),
];
