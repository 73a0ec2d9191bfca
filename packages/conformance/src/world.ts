import { randomInt } from "node:crypto";
import { status } from "./expect.ts";
import type { Server } from "./server.ts";

export interface WorldContact {
  uniqueId: string;
  name: string;
  phone: string;
}

/** What the checks look at: made for one run, and nothing else of the directory. */
export interface World {
  /** A word that no other name has. */
  marker: string;
  /** The parameter that narrows a list to these contacts. */
  mine: string;
  /** Seven, in the order that they were made. */
  contacts: WorldContact[];
  lists: { both: string; one: string };
  tags: { some: string };
}

const letters = "bcdfghjkmnpqrstvwxz";

export function randomPhone(): string {
  return `+346${String(randomInt(100_000_000)).padStart(8, "0")}`;
}

/** Makes it. */
export async function makeWorld(server: Server): Promise<World> {
  const marker = `q${Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join("")}`;
  const list = async (name: string) => {
    const made = await server.ask("/api/lists", { method: "POST", body: { name: `${marker} ${name}` } });
    status(made, 201);
    return made.json.uniqueId as string;
  };
  const lists = { both: await list("both"), one: await list("one") };
  const tag = await server.ask("/api/tags", { method: "POST", body: { label: `${marker} some` } });
  status(tag, 201);
  const tags = { some: tag.json.uniqueId as string };
  const people = ["Ana López", "Bo", "Çelik Şahin", "Dan", "Eve 100%_x", "Fay", "Gil"];
  const contacts: WorldContact[] = [];
  for (const [n, person] of people.entries()) {
    const made = await server.ask("/api/contacts", {
      method: "POST",
      body: {
        name: `${marker} ${person}`,
        phone: randomPhone(),
        status: (["Active", "Inactive", "Blocked"] as const)[n % 3],
        attributes: { conformance: marker, n, ...(n % 2 ? { odd: true } : {}), ...(n === 3 ? { text: "Straße" } : {}) },
        listIds: n < 4 ? [lists.both, ...(n === 0 ? [lists.one] : [])] : [],
        tagIds: n % 3 === 0 ? [tags.some] : [],
      },
    });
    status(made, 201);
    contacts.push(made.json);
  }
  return { marker, mine: `attr[conformance]=${marker}`, contacts, lists, tags };
}

/** Deletes what a run made, also what its checks made and left. */
export async function clearWorld(server: Server, { marker, lists, tags }: World): Promise<void> {
  for (const query of [`attr[conformance]=${marker}`, `search=${marker}`]) {
    const found = await server.ask(`/api/contacts?${query}&include=none&per_page=100`);
    const ids = found.json.contacts.map(({ uniqueId }: WorldContact) => `id=${uniqueId}`).join("&");
    if (ids) await server.ask(`/api/contacts?${ids}`, { method: "DELETE" });
  }
  for (const id of Object.values(lists)) await server.ask(`/api/lists/${id}`, { method: "DELETE" });
  for (const id of Object.values(tags)) await server.ask(`/api/tags/${id}`, { method: "DELETE" });
}
