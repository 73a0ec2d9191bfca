import { createHash } from "node:crypto";
import {
  Attributes,
  contactStatuses,
  conversationInitiators,
  conversationStatuses,
  type Json,
  limits,
  messageDirections,
  messageStatuses,
  messageTypes,
} from "@roster/domain";
import { parsePhone } from "@roster/domain/phone";
import { expect, test } from "vitest";
import { cultures } from "./cultures.ts";
import { demoOrganizations } from "./demo-data.ts";
import { opening, today } from "./moments.ts";
import { momentOf } from "./random.ts";
import { talksIn } from "./texts.ts";

const organizations = demoOrganizations();
const all = organizations.flatMap(({ contacts }) => contacts);
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();
const counted = (values: (string | number)[]) => Map.groupBy(values, (value) => value);

test("the demo is the same every time and everywhere", () => {
  const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");
  expect(demoOrganizations()).toEqual(organizations);
  expect(hash(organizations).slice(0, 16)).toBe("b4a6de5b1eb2df89");
});

test("there are about two thousand people, and those in both organizations have one name", () => {
  expect(organizations.map(({ name, contacts }) => [name, contacts.length])).toEqual([
    ["Harbor & Pine", 1600],
    ["Posada Limón", 400],
  ]);
  const [first = new Map(), second = new Map()] = organizations.map(
    ({ contacts }) => new Map(contacts.map(({ phone, name }) => [phone, name])),
  );
  expect([first.size, second.size]).toEqual([1600, 400]);
  const both = [...first].filter(([phone]) => second.has(phone));
  expect(both.length).toBe(24);
  expect(both.filter(([phone, name]) => second.get(phone) !== name)).toEqual([]);
});

test("every phone is valid as it stands, and they come from more than thirty countries", () => {
  for (const { phone } of all) expect(parsePhone(phone, "US")).toMatchObject({ phone, isValid: true });
  const used = cultures.filter(({ mobiles }) =>
    mobiles.some((mobile) => all.some(({ phone }) => phone.startsWith(mobile.replaceAll("#", "")))),
  );
  expect(new Set(used.map(({ country }) => country)).size).toBeGreaterThan(30);
});

test("names are within the limits, a few of them alike and a few very long", () => {
  for (const { name } of all) {
    expect(name).toBe(name.trim());
    expect(name).not.toBe("");
    expect(Array.from(name).length).toBeLessThan(limits.nameCharacters);
  }
  const distinct = new Set(organizations[0]?.contacts.map(({ name }) => name)).size;
  expect(distinct).toBeGreaterThan(1500);
  expect(distinct).toBeLessThan(1600);
  expect(all.some(({ name }) => Array.from(name).length > 150)).toBe(true);
});

test("attributes are within the limits and of every kind of value", () => {
  for (const { attributes } of all) expect(() => Attributes.parse(attributes)).not.toThrow();
  const kind = (value: Json) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
  const values = all.flatMap(({ attributes }) => Object.values(attributes));
  expect(sorted(values.map(kind))).toEqual(["array", "boolean", "null", "number", "object", "string"]);
  expect(all.some(({ attributes }) => Object.keys(attributes).length === 0)).toBe(true);
  expect(all.some(({ attributes }) => Object.keys(attributes).some((key) => /[^\p{Script=Latin}\s]/u.test(key)))).toBe(
    true,
  );
});

test.each(organizations)(
  "$name has every status, direction and kind of message",
  ({ contacts, conversations, lists }) => {
    const messages = conversations.flatMap((conversation) => conversation.messages);
    expect(sorted(contacts.map(({ status }) => status))).toEqual(sorted(contactStatuses));
    expect(sorted(conversations.map(({ status }) => status))).toEqual(sorted(conversationStatuses));
    expect(sorted(conversations.map(({ initiatedBy }) => initiatedBy))).toEqual(sorted(conversationInitiators));
    expect(sorted(messages.map(({ direction }) => direction))).toEqual(sorted(messageDirections));
    const states = (way: string) => sorted(messages.filter((m) => m.direction === way).map(({ status }) => status));
    expect(states("InBound")).toEqual(["Read", "Unread"]);
    expect(states("OutBound")).toEqual(sorted(messageStatuses).filter((status) => status !== "Unread"));
    expect(sorted(messages.map(({ messageType }) => messageType))).toEqual(sorted(messageTypes));
    expect(lists.some(({ tagIds }) => tagIds.length > 0)).toBe(true);
  },
);

test.each(organizations)("$name has about as many of each status as a directory would", ({ contacts }) => {
  const share = (status: string) => contacts.filter((contact) => contact.status === status).length / contacts.length;
  expect(share("Active")).toBeCloseTo(0.85, 1);
  expect(share("Inactive")).toBeCloseTo(0.1, 1);
  expect(share("Blocked")).toBeCloseTo(0.05, 1);
});

test.each(organizations)("$name has contacts with no conversation, a few, many, and a long one", (organization) => {
  const { contacts, conversations } = organization;
  const counts = [...counted(conversations.map(({ contactId }) => contactId)).values()].map(({ length }) => length);
  expect(counts.length / contacts.length).toBeCloseTo(0.45, 2);
  expect([...new Set(counts)].sort()).toEqual([1, 2, 3, 8]);
  const lengths = conversations.map(({ messages }) => messages.length);
  expect(Math.min(...lengths)).toBe(1);
  expect(lengths.filter((length) => length > 14)).toEqual([64]);
});

test("most contacts are on the first list, none on an empty one, and a draft has reached nobody", () => {
  expect(organizations.map(({ lists, tags, campaigns }) => [lists.length, tags.length, campaigns.length])).toEqual([
    [10, 16, 4],
    [4, 6, 2],
  ]);
  for (const { lists, campaigns, contacts, conversations } of organizations) {
    const members = (id: string | undefined) => contacts.filter(({ listIds }) => listIds.includes(id ?? "")).length;
    expect(members(lists[0]?.id)).toBeGreaterThan(contacts.length / 2);
    expect(members(lists.find(({ name }) => name === "Nobody yet")?.id)).toBe(0);
    const drafts = campaigns.filter(({ status }) => status === "Draft").map(({ id }) => id);
    expect(drafts.length).toBe(1);
    expect(conversations.filter(({ campaignId }) => drafts.includes(campaignId ?? ""))).toEqual([]);
    const places = contacts.flatMap(({ listIds, tagIds }) => [listIds.length, tagIds.length]);
    expect(Math.max(...places)).toBeLessThanOrEqual(5);
  }
});

test("every id is a UUID of version 7, unlike any other, and of a moment of the demo", () => {
  const ids = organizations.flatMap(({ id, tags, lists, campaigns, contacts, conversations }) => [
    id,
    ...[...tags, ...lists, ...campaigns, ...contacts, ...conversations].map((row) => row.id),
    ...conversations.flatMap(({ messages }) => messages.map((message) => message.id)),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(momentOf(id)).toBeGreaterThanOrEqual(opening);
    expect(momentOf(id)).toBeLessThanOrEqual(today);
  }
});

test("a contact is older than its conversations, they than their messages, and message ids ascend", () => {
  for (const { contacts, conversations } of organizations) {
    for (const { id, updatedAt } of contacts) expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(momentOf(id));
    for (const { id, contactId, messages } of conversations) {
      expect(momentOf(id)).toBeGreaterThan(momentOf(contactId));
      const ids = messages.map((message) => message.id);
      expect(momentOf(ids[0] ?? "")).toBeGreaterThan(momentOf(id));
      expect(ids).toEqual(ids.toSorted());
    }
    const ties = (rows: { id: string }[]) => rows.length - new Set(rows.map((row) => momentOf(row.id))).size;
    expect(ties(contacts)).toBeGreaterThan(10);
    expect(ties(conversations)).toBeGreaterThan(10);
    expect(conversations.some(({ messages }) => ties(messages) > 0)).toBe(true);
  }
});

test("what is pointed at is there, in the same organization", () => {
  for (const { tags, lists, campaigns, contacts, conversations } of organizations) {
    const ids = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id));
    const strangers = (named: (string | null)[], known: Set<string>) => named.filter((id) => id && !known.has(id));
    const tagged = [...contacts, ...lists].flatMap(({ tagIds }) => tagIds);
    const listed = [...contacts, ...campaigns].flatMap(({ listIds }) => listIds);
    expect(strangers(tagged, ids(tags))).toEqual([]);
    expect(strangers(listed, ids(lists))).toEqual([]);
    const talkers = conversations.map(({ contactId }) => contactId);
    const sources = conversations.map(({ campaignId }) => campaignId);
    expect(strangers(talkers, ids(contacts))).toEqual([]);
    expect(strangers(sources, ids(campaigns))).toEqual([]);
  }
});

test("replies and reactions point at earlier messages of their conversation", () => {
  for (const { messages } of organizations.flatMap(({ conversations }) => conversations))
    for (const [index, { messageType, replyToMessageId, messageData }] of messages.entries()) {
      const earlier = messages.slice(0, index).map(({ id }) => id);
      if (replyToMessageId !== null) expect(earlier).toContain(replyToMessageId);
      if (messageType === "Reaction") expect(earlier).toContain(messageData.messageId);
    }
});

test("a campaign's conversation begins with its template, sent to somebody on its lists", () => {
  for (const { campaigns, contacts, conversations } of organizations)
    for (const { campaignId, contactId, initiatedBy, messages } of conversations) {
      expect(initiatedBy).toBe(campaignId === null ? "Contact" : "Campaign");
      if (campaignId === null) continue;
      expect(messages[0]).toMatchObject({ messageType: "Template", direction: "OutBound" });
      const lists = new Set(campaigns.find(({ id }) => id === campaignId)?.listIds);
      expect(contacts.find(({ id }) => id === contactId)?.listIds.some((id) => lists.has(id))).toBe(true);
    }
});

test("people are spoken to in more than ten languages", () => {
  const messages = organizations.flatMap(({ conversations }) => conversations.flatMap((talk) => talk.messages));
  const said = new Set(messages.map(({ messageData }) => messageData.text));
  const greetings = new Set(cultures.map(({ language }) => talksIn(language, "shop")[0]?.[0] ?? ""));
  expect([...greetings].filter((greeting) => said.has(greeting)).length).toBeGreaterThan(10);
});
