import { createHash } from "node:crypto";
import {
  Attributes,
  contactStatuses,
  conversationInitiators,
  conversationStatuses,
  limits,
  messageDirections,
  messageStatuses,
  messageTypes,
} from "@roster/domain";
import { parsePhone } from "@roster/domain/phone";
import { expect, test } from "vitest";
import { demoOrganizations } from "./demo-data.ts";

const organizations = demoOrganizations();

test("the demo is the same every time", () => {
  const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");
  expect(hash(demoOrganizations())).toBe(hash(organizations));
});

test("there are about two thousand people, some of them in both organizations", () => {
  expect(organizations.map((organization) => [organization.name, organization.contacts.length])).toEqual([
    ["Harbor & Pine", 1600],
    ["Posada Limón", 400],
  ]);
  const [first = new Set(), second = new Set()] = organizations.map(
    (organization) => new Set(organization.contacts.map((contact) => contact.phone)),
  );
  expect([first.size, second.size]).toEqual([1600, 400]);
  expect(first.intersection(second).size).toBeGreaterThan(3);
});

test("every phone is valid as it stands, and they come from many countries", () => {
  const phones = organizations.flatMap((organization) => organization.contacts.map((contact) => contact.phone));
  for (const phone of phones) expect(parsePhone(phone, "US")).toMatchObject({ phone, isValid: true });
  expect(new Set(phones.map((phone) => phone.slice(0, 3))).size).toBeGreaterThan(30);
});

test("every contact is within the contract's limits", () => {
  for (const { contacts } of organizations)
    for (const contact of contacts) {
      expect(contact.name.length).toBeGreaterThan(0);
      expect(Array.from(contact.name).length).toBeLessThanOrEqual(limits.nameCharacters);
      expect(() => Attributes.parse(contact.attributes)).not.toThrow();
    }
});

test.each(organizations)(
  "$name has every status, direction and kind of message",
  ({ contacts, conversations, lists }) => {
    const messages = conversations.flatMap((conversation) => conversation.messages);
    const values = (of: string[]) => [...new Set(of)].sort();
    expect(values(contacts.map((contact) => contact.status))).toEqual([...contactStatuses].sort());
    expect(values(conversations.map((conversation) => conversation.status))).toEqual([...conversationStatuses].sort());
    expect(values(conversations.map((conversation) => conversation.initiatedBy))).toEqual(
      [...conversationInitiators].sort(),
    );
    expect(values(messages.map((message) => message.direction))).toEqual([...messageDirections].sort());
    expect(values(messages.map((message) => message.status))).toEqual([...messageStatuses].sort());
    expect(values(messages.map((message) => message.messageType))).toEqual([...messageTypes].sort());
    expect(lists.some((list) => list.tagIds.length > 0)).toBe(true);
  },
);

test("every id is a UUID of version 7 and unlike any other, and messages come in the order of their ids' moments", () => {
  const ids: string[] = [];
  for (const { id, tags, lists, campaigns, contacts, conversations } of organizations) {
    ids.push(id, ...[...tags, ...lists, ...campaigns, ...contacts, ...conversations].map((row) => row.id));
    for (const { id: conversationId, messages } of conversations) {
      ids.push(...messages.map((message) => message.id));
      const moments = messages.map((message) => message.id.slice(0, 13));
      expect(moments).toEqual(moments.toSorted());
      expect((moments[0] ?? "") >= conversationId.slice(0, 13)).toBe(true);
    }
  }
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test("everything that is pointed at is there, and a campaign's conversation begins with its template", () => {
  for (const { tags, lists, campaigns, contacts, conversations } of organizations) {
    const known = new Set([...tags, ...lists, ...campaigns, ...contacts].map((row) => row.id));
    const named = [
      ...contacts.flatMap((contact) => [...contact.listIds, ...contact.tagIds]),
      ...lists.flatMap((list) => list.tagIds),
      ...campaigns.flatMap((campaign) => campaign.listIds),
      ...conversations.flatMap((conversation) => [
        conversation.contactId,
        conversation.campaignId ?? conversation.contactId,
      ]),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    for (const { campaignId, initiatedBy, messages } of conversations) {
      expect(initiatedBy).toBe(campaignId === null ? "Contact" : "Campaign");
      if (campaignId !== null) expect(messages[0]).toMatchObject({ messageType: "Template", direction: "OutBound" });
      const own = new Set(messages.map((message) => message.id));
      for (const message of messages)
        if (message.replyToMessageId !== null) expect(own.has(message.replyToMessageId)).toBe(true);
    }
  }
});
