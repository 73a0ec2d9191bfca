import type { Message } from "@roster/domain";

type Data = Message["messageData"];

const readers: Record<Message["messageType"], (data: Data) => { title: string; text: string }> = {
  Text: (data) => ({ title: "", text: textAt(data, "text") }),
  Image: (data) => ({ title: "Image", text: textAt(data, "caption") }),
  Video: (data) => ({ title: "Video", text: textAt(data, "caption") }),
  Audio: (data) => ({ title: data.voice === true ? "Voice message" : "Audio", text: "" }),
  Document: (data) => ({ title: "Document", text: textAt(data, "filename") }),
  Sticker: () => ({ title: "Sticker", text: "" }),
  Location: (data) => ({
    title: "Location",
    text:
      [textAt(data, "name"), textAt(data, "address")].filter(Boolean).join(", ") ||
      `${data.latitude}, ${data.longitude}`,
  }),
  Contacts: (data) => ({ title: "Contact cards", text: cards(data.contacts) }),
  Reaction: (data) => ({ title: "Reaction", text: textAt(data, "emoji") }),
  Address: (data) => ({
    title: "Address",
    text: ["name", "street", "postalCode", "city", "country"]
      .map((key) => textAt(data, key))
      .filter(Boolean)
      .join(", "),
  }),
  Interactive: (data) => ({
    title: "Choice",
    text: [textAt(data.body, "text"), textAt(data.reply, "title")].filter(Boolean).join("\n→ "),
  }),
  Template: (data) => ({ title: "Template", text: textAt(data, "name") }),
};

/** What a message of any type says in words; what its type does not name is shown as it is. */
export function messageText(message: Message): { title: string; text: string } {
  const read = readers[message.messageType](message.messageData);
  return read.title || read.text ? read : { title: message.messageType, text: JSON.stringify(message.messageData) };
}

function textAt(data: unknown, key: string): string {
  const value = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[key] : undefined;
  return typeof value === "string" ? value : "";
}

function cards(contacts: unknown): string {
  if (!Array.isArray(contacts)) return "";
  return contacts
    .map((card) => [textAt(card?.name, "formattedName"), textAt(card?.phones?.[0], "phone")].filter(Boolean).join(" "))
    .join(", ");
}
