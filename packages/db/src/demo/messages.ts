import type { Json, MessageType } from "@roster/domain";
import type { Random } from "./random.ts";

type Data = Record<string, Json>;

/** Another contact's card, a place and a file, in the shapes that the WhatsApp Cloud API gives them. */
const payloads: Record<Exclude<MessageType, "Text" | "Reaction">, (random: Random) => Data> = {
  Image: (random) => ({
    ...media(random, "image/jpeg"),
    caption: random.pick(["The tent at the lake", "", "Like this one?"]),
  }),
  Video: (random) => ({ ...media(random, "video/mp4"), caption: "How to fold it" }),
  Audio: (random) => ({ ...media(random, "audio/ogg; codecs=opus"), voice: true }),
  Document: (random) => ({
    ...media(random, "application/pdf"),
    filename: `invoice-${random.between(1000, 9999)}.pdf`,
  }),
  Sticker: (random) => ({ ...media(random, "image/webp"), animated: random.chance(0.3) }),
  Location: () => ({ latitude: 41.3879, longitude: 2.16992, name: "Harbor store", address: "Moll de la Fusta 12" }),
  Contacts: () => ({
    contacts: [{ name: { formattedName: "Front desk" }, phones: [{ phone: "+14155550100", type: "WORK" }] }],
  }),
  Address: () => ({ name: "Home", street: "12 Pine Street", city: "Portland", postalCode: "97201", country: "US" }),
  Interactive: (random) => ({
    type: "button",
    body: { text: "Shall we book the table?" },
    action: {
      buttons: [
        { id: "yes", title: "Yes, please" },
        { id: "no", title: "Not now" },
      ],
    },
    ...(random.chance(0.5) ? { reply: { id: "yes", title: "Yes, please" } } : {}),
  }),
  Template: (random) => ({
    name: random.pick(["season_opening", "order_shipped", "table_reminder"]),
    language: "en_US",
    components: [{ type: "body", parameters: [{ type: "text", text: "friend" }] }],
  }),
};

/** What a message of a type says; a reaction points at the message it reacts to. */
export function messageData(type: MessageType, random: Random, about: { text: string; earlier: string | null }): Data {
  if (type === "Text") return { text: about.text };
  if (type === "Reaction") return { messageId: about.earlier, emoji: random.pick(["👍", "❤️", "😂", "🙏"]) };
  return payloads[type](random);
}

function media(random: Random, mimeType: string): Data {
  return { id: String(random.between(100_000_000, 999_999_999)), mimeType };
}
