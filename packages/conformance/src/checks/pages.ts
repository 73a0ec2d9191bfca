import { check } from "../check.ts";
import { holds, problem, same, status } from "../expect.ts";
import { randomPhone } from "../world.ts";

const idsOf = ({ contacts }: { contacts: { uniqueId: string }[] }) => contacts.map(({ uniqueId }) => uniqueId);

export const pageChecks = [
  check("page: pages by number tile the list, and say what is around them", async ({ server, world }) => {
    const all = idsOf((await server.ask(`/api/contacts?${world.mine}`)).json);
    const pages = [1, 2, 3].map((page) => server.ask(`/api/contacts?${world.mine}&per_page=3&page=${page}`));
    const answers = (await Promise.all(pages)).map(({ json }) => json);
    same(answers.flatMap(idsOf), all, "contacts");
    same(
      answers.map(({ paginationMeta: { page, hasNext, hasPrevious, totalPages } }) => [
        page,
        hasPrevious,
        hasNext,
        totalPages,
      ]),
      [
        [1, false, true, 3],
        [2, true, true, 3],
        [3, true, false, 3],
      ],
      "page, hasPrevious, hasNext, totalPages",
    );
  }),
  check("page: past the end is empty, with the true total", async ({ server, world }) => {
    const answer = await server.ask(`/api/contacts?${world.mine}&page=99`);
    status(answer, 200);
    same(
      [answer.json.contacts, answer.json.paginationMeta.total, answer.json.paginationMeta.hasNext],
      [[], 7, false],
      "page 99",
    );
  }),
  check("cursor: a walk gives each contact once in every sort, and back again", async ({ server, world }) => {
    for (const sort of ["createdAt", "name", "phone", "status", "updatedAt", "lastMessageAt"]) {
      const query = `/api/contacts?${world.mine}&sort_by=${sort}&order=asc`;
      const all = idsOf((await server.ask(query)).json);
      const walked: string[][] = [];
      let cursor: string | null = null;
      let last: { paginationMeta: { prevCursor: string | null } } | null = null;
      do {
        const { json } = await server.ask(`${query}&per_page=2${cursor ? `&cursor=${cursor}` : ""}`);
        walked.push(idsOf(json));
        cursor = json.paginationMeta.nextCursor;
        last = json;
      } while (cursor);
      same(walked.flat(), all, `a walk by ${sort}`);
      const { json: before } = await server.ask(`${query}&per_page=2&cursor=${last?.paginationMeta.prevCursor}`);
      same(idsOf(before), walked.at(-2), `back by ${sort}`);
    }
  }),
  check("cursor: nothing is given twice or skipped while contacts come and go", async ({ server, world }) => {
    const first = (await server.ask(`/api/contacts?${world.mine}&per_page=3`)).json;
    const body = { name: `${world.marker} Newcomer`, phone: randomPhone(), attributes: { conformance: world.marker } };
    const made = await server.ask("/api/contacts", { method: "POST", body });
    status(made, 201);
    const second = (
      await server.ask(`/api/contacts?${world.mine}&per_page=10&cursor=${first.paginationMeta.nextCursor}`)
    ).json;
    status(await server.ask(`/api/contacts/${made.json.uniqueId}`, { method: "DELETE" }), 200);
    same(
      [...idsOf(first), ...idsOf(second)].sort(),
      world.contacts.map(({ uniqueId }) => uniqueId).sort(),
      "both pages",
    );
  }),
  check("cursor: one of another query, a made-up one, or beside a page is refused", async ({ server, world }) => {
    const { nextCursor } = (await server.ask(`/api/contacts?${world.mine}&per_page=3`)).json.paginationMeta;
    holds(typeof nextCursor === "string", "nextCursor is no text");
    for (const query of [
      `status=Active&cursor=${nextCursor}`,
      "cursor=made-up",
      `${world.mine}&sort_by=name&cursor=${nextCursor}`,
    ])
      problem(await server.ask(`/api/contacts?${query}`), { status: 400, code: "invalid_request", names: ["cursor"] });
    problem(await server.ask(`/api/contacts?${world.mine}&page=2&cursor=${nextCursor}`), {
      status: 400,
      code: "invalid_request",
      names: ["page"],
    });
  }),
];
