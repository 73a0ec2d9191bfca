import { check } from "../check.ts";
import { holds, problem, same, status } from "../expect.ts";
import { randomPhone } from "../world.ts";

export const fileChecks = [
  check(
    "export: CSV, NDJSON and vCard hold what the filter finds, and say first how many",
    async ({ server, world }) => {
      const query = `${world.mine}&sort_by=name&order=asc`;
      const listed = (await server.ask(`/api/contacts?${query}`)).json.contacts;
      const file = async (format: string) => server.ask(`/api/contacts/export?${query}&format=${format}`);
      const ndjson = await file("ndjson");
      same(ndjson.headers.get("x-total-count"), "7", "X-Total-Count");
      same(
        ndjson.text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
        listed,
        "NDJSON",
      );
      const csv = await file("csv");
      holds(/^text\/csv/.test(csv.headers.get("content-type") ?? ""), "content-type of CSV");
      same(csv.text.trimEnd().split("\r\n").length, 8, "lines of CSV");
      const vcf = await file("vcf");
      same(vcf.text.match(/^BEGIN:VCARD/gm)?.length, 7, "cards");
      problem(await file("xls"), { status: 400, code: "invalid_request", names: ["format"] });
    },
  ),
  check("export: a cell that a spreadsheet would run is made harmless", async ({ server, world }) => {
    const body = { name: "=1+1", phone: randomPhone(), attributes: { conformance: world.marker, formula: true } };
    const made = await server.ask("/api/contacts", { method: "POST", body });
    const { text } = await server.ask(`/api/contacts/export?${world.mine}&attr[formula]=true`);
    await server.ask(`/api/contacts/${made.json.uniqueId}`, { method: "DELETE" });
    holds(text.includes("'=1+1") && !/[\n,]=1\+1/.test(text), `the line is ${text.split("\r\n")[1]}`);
  }),
  check("import: what became of every row, after a dry run that stores nothing", async ({ server, world }) => {
    const phone = randomPhone();
    const csv = `name,phone,conformance\n${world.marker} Row,${phone},${world.marker}\n${world.marker} Bad,nobody,\n`;
    const send = (query: string) =>
      server.ask(`/api/contacts/import?${query}`, {
        method: "POST",
        body: csv,
        headers: { "content-type": "text/csv" },
      });
    const dry = await send("dry_run=true");
    status(dry, 200);
    same([dry.json.read, dry.json.created, dry.json.rejected, dry.json.dryRun], [2, 1, 1, true], "the dry run");
    same(
      (await server.ask(`/api/contacts?search=${phone.slice(1)}`)).json.paginationMeta.total,
      0,
      "contacts after the dry run",
    );
    const report = await send("file_name=people.csv");
    same(
      [report.json.read, report.json.created, report.json.rejected, report.json.fileName],
      [2, 1, 1, "people.csv"],
      "the import",
    );
    same((await server.ask(`/api/contacts/import/${report.json.importId}`)).json, report.json, "the report by its id");
    const again = await send("on_conflict=skip");
    same([again.json.created, again.json.unchanged], [0, 1], "the import under skip");
    const [contact] = (await server.ask(`/api/contacts?search=${phone.slice(1)}`)).json.contacts;
    await server.ask(`/api/contacts/${contact.uniqueId}`, { method: "DELETE" });
    problem(await send("region=XX&format=xls&nmae=1"), {
      status: 400,
      code: "invalid_request",
      names: ["region", "format", "nmae"],
    });
  }),
];
