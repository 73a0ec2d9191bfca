import type { TestApi, TestOrganization } from "../../src/testing/index.ts";

/** What a request can name. A text `~own.contact.2~` in a request stands for one of these. */
export const kinds = [
  "contact",
  "list",
  "tag",
  "segment",
  "conversation",
  "import",
  "bulk",
  "key",
  "invitation",
  "organization",
  "cursor",
  "phone",
  "version",
] as const;
export type Kind = (typeof kinds)[number];
type Named = Record<Kind, string[]>;

/** In every text of the other organization, and in no request. */
export const marker = "Zq7Marker";
/** A number of the other organization's that no request has. */
const secretPhone = "+819012340077";

/** The organization that sends requests, and one that they must neither see nor change. */
export interface World {
  sender: TestOrganization;
  own: Named;
  other: Named;
}

const moments = [Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3)];

/** The organization that is never to be seen. */
export async function addOther(api: TestApi): Promise<Named> {
  const people = ["+14155550101", "+14155550102", secretPhone].map((phone, n) => ({
    name: `${marker} person ${n}`,
    phone,
    attributes: { [`${marker} key`]: `${marker} value`, city: "Vigo" },
    lists: [`${marker} list`],
    tags: [`${marker} tag`],
    conversations: [moments],
  }));
  const made = await api.addOrganization({ name: `${marker} organization`, contacts: people });
  await made.caller.keys.create({ name: `${marker} key` });
  await made.caller.invitations.create({ email: `${marker}@other.example`, role: "Agent" });
  await made.caller.segments.create({ name: `${marker} segment`, criteria: { search: marker }, isShared: true });
  return namesOf(made, { importName: `${marker}.csv`, isOther: true });
}

/** An organization to send requests from, beside the other one. */
export async function addWorld(api: TestApi, other: Named): Promise<World> {
  const people = Array.from({ length: 6 }, (_, n) => ({
    name: ["Zoë Ångström", "O'Brien; drop", "李小龍", "100%_sure", "Ada", "Bob \\ Smith"][n] as string,
    phone: `+1415555020${n}`,
    attributes: { city: "Vigo", orders: n, deep: { er: [1, null, "x"] } },
    status: n === 5 ? ("Blocked" as const) : ("Active" as const),
    lists: n % 2 === 0 ? ["One", "Two"] : ["Two"],
    tags: n < 3 ? ["a", "b"] : [],
    conversations: n < 2 ? [moments, []] : [],
  }));
  const sender = await api.addOrganization({ name: "Sender", lists: ["Empty"], contacts: people });
  const own = await namesOf(sender, { importName: "own.csv" });
  await sender.caller.contacts.delete({ uniqueId: own.contact.at(-1) as string });
  for (const name of ["spare", "another"]) await sender.caller.keys.create({ name });
  for (const name of ["one", "two"]) {
    const email = `${name}@${sender.organizationId}.example`;
    await sender.caller.invitations.create({ email, role: "Viewer" });
  }
  const vigo = { filter: { field: "attributes.city" as const, op: "eq" as const, value: "Vigo" } };
  for (const name of ["kept", "other"]) await sender.caller.segments.create({ name, criteria: vigo, isShared: true });
  const { invitations } = await sender.caller.invitations.list();
  const keys = (await sender.caller.keys.list()).keys.filter(({ name }) => name !== "test");
  return {
    sender,
    other,
    own: {
      ...own,
      key: keys.map(({ uniqueId }) => uniqueId),
      invitation: invitations.map(({ uniqueId }) => uniqueId),
      segment: (await sender.caller.segments.list()).segments.map(({ uniqueId }) => uniqueId),
    },
  };
}

async function namesOf(
  { caller, contacts, lists, tags, organizationId }: TestOrganization,
  { importName, isOther = false }: { importName: string; isOther?: boolean },
): Promise<Named> {
  const content = `name,phone\n${isOther ? marker : "Row"},+14155550300\nNobody,12\n`;
  const { importId } = await caller.contacts.import({ content, fileName: importName });
  const ids = Object.values(contacts);
  const { bulkId } = await caller.contacts.bulk({ ids: ids.slice(0, 2), changes: { status: "Inactive" } });
  const all = await caller.contacts.list({ perPage: 2, include: ["conversations"] });
  const cursors = [
    all,
    await caller.contacts.list({ perPage: 2, sortBy: "name", order: "asc" }),
    await caller.lists.list({ perPage: 1 }),
    await caller.tags.list({ perPage: 1 }),
  ].map(({ paginationMeta }) => paginationMeta.nextCursor ?? "none");
  const conversations = await Promise.all(ids.slice(0, 2).map((contactId) => caller.conversations.list({ contactId })));
  return {
    contact: ids,
    list: Object.values(lists),
    tag: Object.values(tags),
    segment: (await caller.segments.list()).segments.map(({ uniqueId }) => uniqueId),
    conversation: conversations.flatMap((page) => page.conversations.map(({ uniqueId }) => uniqueId)),
    import: [importId],
    bulk: [bulkId as string],
    key: (await caller.keys.list()).keys.map(({ uniqueId }) => uniqueId),
    invitation: (await caller.invitations.list()).invitations.map(({ uniqueId }) => uniqueId),
    organization: [organizationId],
    cursor: cursors,
    phone: Object.keys(contacts).filter((phone) => phone !== secretPhone),
    version: all.contacts.map(({ updatedAt }) => String(Date.parse(updatedAt))),
  };
}

/** A text with what its tokens stand for. */
export function resolved(text: string, world: World): string {
  return text
    .replaceAll("~own.secret~", world.sender.apiKey)
    .replace(/~(own|other)\.([a-z]+)\.(\d+)~/g, (_, whose: "own" | "other", kind: Kind, at: string) => {
      const named = world[whose][kind];
      return named[Number(at) % named.length] as string;
    });
}

/** What of the other organization an answer must not have unless the request had it. */
export function secretsOf({ other }: World): string[] {
  return [...other.contact, ...other.list, ...other.tag, ...other.conversation, ...other.import, ...other.bulk]
    .concat(other.key, other.invitation, other.segment, other.organization)
    .concat(marker, secretPhone);
}
