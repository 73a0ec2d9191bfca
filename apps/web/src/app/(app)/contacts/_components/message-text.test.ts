import type { Message } from "@roster/domain";
import { messageTypes } from "@roster/domain/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { messageWords } from "./message-text.ts";

const words = (messageType: Message["messageType"], messageData: Message["messageData"]) =>
  messageWords({ messageType, messageData } as Message);

test("each type of message says what it holds", () => {
  expect(words("Text", { text: "Hi" })).toEqual({ title: "", text: "Hi" });
  expect(words("Document", { id: "1", filename: "bill.pdf", caption: "The bill" })).toEqual({
    title: "Document",
    text: "bill.pdf\nThe bill",
    isElsewhere: true,
  });
  expect(words("Audio", { id: "1", voice: true })).toEqual({ title: "Voice message", text: "", isElsewhere: true });
  expect(words("Location", { latitude: 1.5, longitude: -2, name: "Shop", address: "Main St" }).text).toBe(
    "Shop\nMain St\n1.5, -2",
  );
  expect(
    words("Contacts", { contacts: [{ name: { formattedName: "Desk" }, phones: [{ phone: "+1" }, { phone: "+2" }] }] }),
  ).toEqual({ title: "Contact", text: "Desk\n+1\n+2" });
  expect(
    words("Interactive", {
      header: { text: "Order" },
      body: { text: "How?" },
      action: { buttons: [{ reply: { title: "Fast" } }, { reply: { title: "Slow" } }] },
    }),
  ).toEqual({ title: "Order", text: "How?", choices: ["Fast", "Slow"] });
  expect(words("Interactive", { reply: { title: "Fast" } })).toEqual({ title: "Choice", text: "Fast", choices: [] });
  expect(words("Text", { body: "?" })).toEqual({ title: "Text", text: '{"body":"?"}' });
});

test("whatever a messenger sends, there is something to read", () => {
  fc.assert(
    fc.property(fc.constantFrom(...messageTypes), fc.dictionary(fc.string(), fc.jsonValue()), (type, data) => {
      const { title, text } = words(type, data as Message["messageData"]);
      expect(`${title}${text}`.length).toBeGreaterThan(0);
    }),
  );
});
