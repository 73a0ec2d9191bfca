import type { Message } from "@roster/domain";

type Data = Message["messageData"];

/** What a message says: its kind where that is worth a word, its text, and what can be chosen in it. */
export interface MessageWords {
  title: string;
  text: string;
  choices?: string[];
  /** Only its id is known here: the picture, sound or file itself is with WhatsApp. */
  isElsewhere?: boolean;
}

const readers: Record<Message["messageType"], (data: Data) => MessageWords> = {
  Text: (data) => ({ title: "", text: textAt(data, "text") }),
  Image: (data) => media("Image", textAt(data, "caption")),
  Video: (data) => media("Video", textAt(data, "caption")),
  Audio: (data) => media(data.voice === true ? "Voice message" : "Audio"),
  Document: (data) => media("Document", [textAt(data, "filename"), textAt(data, "caption")].filter(Boolean).join("\n")),
  Sticker: (data) => media(data.animated === true ? "Moving sticker" : "Sticker"),
  Location: (data) => ({
    title: "Location",
    text: [textAt(data, "name"), textAt(data, "address"), coordinates(data)].filter(Boolean).join("\n"),
  }),
  Contacts: (data) => ({ title: "Contact", text: cards(data.contacts) }),
  Reaction: (data) => ({ title: "Reaction", text: textAt(data, "emoji") }),
  Address: (data) => ({
    title: "Address",
    text: [
      textAt(data, "name"),
      textAt(data, "street"),
      [textAt(data, "postalCode"), textAt(data, "city")].filter(Boolean).join(" "),
      textAt(data, "country"),
    ]
      .filter(Boolean)
      .join("\n"),
  }),
  Interactive: (data) => ({
    title: textAt(data.header, "text") || "Choice",
    text: [textAt(data.body, "text"), textAt(data.footer, "text"), textAt(data.reply, "title")]
      .filter(Boolean)
      .join("\n"),
    choices: choicesOf(data.action),
  }),
  Template: (data) => ({ title: "Template", text: [textAt(data, "name"), ...parametersOf(data)].join("\n") }),
};

/** What a message of any type says in words; what its type does not name is shown as it is. */
export function messageWords(message: Message): MessageWords {
  const read = readers[message.messageType](message.messageData);
  return read.title || read.text ? read : { title: message.messageType, text: JSON.stringify(message.messageData) };
}

function media(title: string, text = ""): MessageWords {
  return { title, text, isElsewhere: true };
}

function textAt(data: unknown, key: string): string {
  const value = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[key] : undefined;
  return typeof value === "string" ? value : "";
}

function listAt(data: unknown, key: string): unknown[] {
  const value = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[key] : undefined;
  return Array.isArray(value) ? value : [];
}

function coordinates({ latitude, longitude }: Data): string {
  return typeof latitude === "number" && typeof longitude === "number" ? `${latitude}, ${longitude}` : "";
}

function choicesOf(action: unknown): string[] {
  const buttons = listAt(action, "buttons").map((button) => textAt((button as Data | null)?.reply, "title"));
  const rows = listAt(action, "sections").flatMap((section) =>
    listAt(section, "rows").map((row) => textAt(row, "title")),
  );
  return [...buttons, ...rows].filter(Boolean);
}

function parametersOf(data: Data): string[] {
  return listAt(data, "components")
    .flatMap((component) => listAt(component, "parameters"))
    .map((parameter) => textAt(parameter, "text"))
    .filter(Boolean);
}

function cards(contacts: unknown): string {
  if (!Array.isArray(contacts)) return "";
  return contacts
    .map((card) =>
      [textAt(card?.name, "formattedName"), ...listAt(card, "phones").map((phone) => textAt(phone, "phone"))]
        .filter(Boolean)
        .join("\n"),
    )
    .join("\n\n");
}
