import { conversationsOf } from "./conversations.ts";
import type { DemoCampaign, DemoContact, DemoOrganization } from "./demo-organization.ts";
import { day, minute, opening, today } from "./moments.ts";
import { type Outline, outlines } from "./outlines.ts";
import { attributesOf, type Person, peopleOf } from "./people.ts";
import { Random, uuid7At } from "./random.ts";

export type { DemoOrganization } from "./demo-organization.ts";

interface Memberships {
  random: Random;
  outline: Outline;
  listIds: string[];
  tagIds: string[];
}

/** Two organizations full of people, the same on every machine. Some people are in both. Moments are in their ids. */
export function demoOrganizations(): DemoOrganization[] {
  const random = new Random(20_261_120);
  const everybody: Person[] = [];
  return outlines.map((outline) => {
    const people = peopleOf(outline, everybody, random);
    everybody.push(...people);
    return organizationOf(outline, people, random);
  });
}

function organizationOf(outline: Outline, people: Person[], random: Random): DemoOrganization {
  const id = uuid7At(opening, random);
  const { tags, lists, campaigns } = furnish(outline, random);
  const listIds = lists.filter((list) => list.name !== "Nobody yet").map((list) => list.id);
  const memberships = { random, outline, listIds, tagIds: tags.map((tag) => tag.id) };
  const contacts = people.map((person, index) => contactOf(person, index, memberships));
  const sent = campaigns.filter((campaign) => ["Running", "Finished"].includes(campaign.status));
  const conversations = people.flatMap((person, index) =>
    conversationsOf({ contact: contacts[index] as DemoContact, person, outline, random }, index, sent),
  );
  return { id, name: outline.name, defaultRegion: outline.region, tags, lists, campaigns, contacts, conversations };
}

function furnish(outline: Outline, random: Random): Pick<DemoOrganization, "tags" | "lists" | "campaigns"> {
  const made = (index: number) => uuid7At(opening + index * minute, random);
  const tags = outline.tags.split(",").map((label, index) => ({ id: made(10 + index), label }));
  const tagIds = tags.map((tag) => tag.id);
  const lists = outline.lists.split(",").map((text, index) => {
    const [name = "", description = ""] = text.split(":");
    return { id: made(60 + index), name, description, tagIds: random.some(tagIds, 2) };
  });
  const campaigns = outline.campaigns.split(",").map((text) => {
    const [name = "", status = "", date = "", numbers = ""] = text.split("|");
    const listIds = numbers.split(" ").map((number) => lists[Number(number)]?.id as string);
    return { id: uuid7At(Date.parse(date), random), name, status: status as DemoCampaign["status"], listIds };
  });
  return { tags, lists, campaigns };
}

function contactOf(person: Person, index: number, memberships: Memberships): DemoContact {
  const { random, outline, listIds, tagIds } = memberships;
  // A few of one moment, as an import makes them.
  const isImported = index % 50 < 3;
  const moment = isImported
    ? opening + (Math.floor(index / 50) + 1) * 15 * day
    : random.between(opening + day, today - 2 * day);
  const share = random.next();
  return {
    id: uuid7At(moment, random),
    name: person.name,
    phone: person.phone,
    status: share < 0.85 ? "Active" : share < 0.95 ? "Inactive" : "Blocked",
    attributes: attributesOf(person, outline, random),
    updatedAt: new Date(random.chance(0.6) ? moment : random.between(moment, today)).toISOString(),
    listIds: listIds.filter((_, number) => random.chance(number === 0 ? 0.8 : 0.26 - number * 0.02)).slice(0, 5),
    tagIds: random.some(tagIds, random.pick([0, 0, 1, 4])),
  };
}
