import { check } from "../check.ts";
import { same, status } from "../expect.ts";

export const searchChecks = [
  check("search: words ignore case and accents, and must all match", async ({ server, world }) => {
    const total = async (text: string) => {
      const answer = await server.ask(`/api/contacts?${world.mine}&search=${encodeURIComponent(text)}`);
      status(answer, 200);
      return answer.json.paginationMeta.total;
    };
    const cases: [string, number][] = [
      [world.marker, 7],
      [world.marker.toUpperCase(), 7],
      [`${world.marker} lopez`, 1],
      ["LÓPEZ ana", 1],
      ["sahin çelik", 1],
      ["ópe", 1],
      [`${world.marker} bo dan`, 0],
      ["ga", 0],
      ["gi", 1],
      ["100%_", 1],
      ["100_x", 0],
      ["   ", 7],
    ];
    for (const [text, expected] of cases) same(await total(text), expected, JSON.stringify(text));
  }),
  check("search: a phone is found by a part of its digits, however it is written", async ({ server, world }) => {
    const [contact] = world.contacts;
    const digits = contact?.phone.slice(1) ?? "";
    const spellings = [
      digits,
      `+${digits}`,
      `00${digits}`,
      `+${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5, 8)} ${digits.slice(8)}`,
      `(${digits.slice(2, 5)}) ${digits.slice(5, 8)}-${digits.slice(8)}`,
      digits.slice(3),
    ];
    for (const text of spellings) {
      const { json } = await server.ask(`/api/contacts?${world.mine}&search=${encodeURIComponent(text)}`);
      same(
        json.contacts?.map(({ uniqueId }: { uniqueId: string }) => uniqueId),
        [contact?.uniqueId],
        text,
      );
    }
  }),
];
