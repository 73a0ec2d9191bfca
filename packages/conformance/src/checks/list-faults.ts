import { check } from "../check.ts";
import { holds, problem, same } from "../expect.ts";

const alone: [string, string][] = [
  ...["page=0", "page=-1", "page=1.5", "page=1e3", "page=", "page=1&page=2", "page=%2B1", "page=01"].map(
    (query) => [query, "page"] as [string, string],
  ),
  ["per_page=0", "per_page"],
  ["per_page=101", "per_page"],
  ["per_page=ten", "per_page"],
  ["list_id=x", "list_id"],
  ["list_id=", "list_id"],
  ["list_match=some", "list_match"],
  ["tag_id=1", "tag_id"],
  ["tag_match=x", "tag_match"],
  ["status=active", "status"],
  ["order=up", "order"],
  ["sort_by=age", "sort_by"],
  [`search=${"x".repeat(201)}`, "search"],
  ["search=a%00b", "search"],
  ["created_after=yesterday", "created_after"],
  ["created_after=2026-02-30", "created_after"],
  ["created_after=2026-02-01&created_before=2026-01-01", "created_after"],
  ["updated_after=2026-01-01&updated_before=2026-01-01", "updated_after"],
  ["last_message_before=x", "last_message_before"],
  ["attr[a][like]=x", "attr[a][like]"],
  ["attr[a][gt]=true", "attr[a][gt]"],
  ["attr[a]=1&attr[a]=2", "attr[a]"],
  ["filter=%7B", "filter"],
  ["filter=%7B%22and%22:%5B%5D%7D", "filter"],
  ["include=photos", "include"],
  ["include=messages", "include"],
  ["count=all", "count"],
  ["conversations_limit=21", "conversations_limit"],
  ["messages_limit=51", "messages_limit"],
  ["perpage=5", "perpage"],
];

export const listFaultChecks = [
  ...alone.map(([query, name]) =>
    check(`fault: ${query.slice(0, 60)}`, async ({ server }) =>
      problem(await server.ask(`/api/contacts?${query}`), { status: 400, code: "invalid_request", names: [name] }),
    ),
  ),
  check(
    "fault: all of them are reported in one answer, with what is allowed and the nearest name",
    async ({ server }) => {
      const answer = await server.ask(
        "/api/contacts?page=0&per_page=1000&status=Gone&sort_by=x&stauts=Active&list_id=x",
      );
      problem(answer, {
        status: 400,
        code: "invalid_request",
        names: ["page", "per_page", "status", "sort_by", "stauts", "list_id"],
      });
      // biome-ignore lint/suspicious/noExplicitAny: as it came
      const fault = (name: string) => answer.json.errors.find((one: any) => one.name === name);
      same(fault("status").allowed, ["Active", "Inactive", "Blocked"], "allowed statuses");
      same(fault("stauts").suggestion, "status", "the nearest name");
      holds(JSON.stringify(fault("per_page")).includes("100"), "the maximum of per_page is not named");
      for (const one of answer.json.errors) same(one.in, "query", "where");
    },
  ),
  check("fault: a filter's place is told by a JSON pointer", async ({ server }) => {
    const filter = encodeURIComponent(
      '{"and":[{"field":"name","op":"eq","value":"x"},{"field":"nmae","op":"eq","value":"x"}]}',
    );
    const answer = await server.ask(`/api/contacts?filter=${filter}`);
    problem(answer, { status: 400, code: "invalid_request", names: ["filter"] });
    same(answer.json.errors[0].pointer, "/and/1/field", "pointer");
  }),
];
