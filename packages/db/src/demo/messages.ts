import type { Json, MessageType } from "@roster/domain";
import type { DemoMessage } from "./demo-organization.ts";
import type { Outline } from "./outlines.ts";
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";
import type { Trade } from "./texts.ts";

type Data = Record<string, Json>;

/** What a message is made of, beside its type. */
export interface Subject {
  random: Random;
  direction: DemoMessage["direction"];
  person: Person;
  outline: Outline;
  text: string;
  template: string;
  /** The message that is reacted to. */
  earlierId: string | null;
}

const captions: Record<Trade, string[]> = {
  shop: ["The tent at the lake 🏞", "", "Like this one?", "Day three, still dry"],
  inn: ["La terraza, anoche", "", "¿Es esta habitación?", "Menú de temporada 🍋"],
};
const files: Record<Trade, string[]> = { shop: ["invoice", "size-guide"], inn: ["factura", "menú"] };
const templates: Record<Trade, string[]> = {
  shop: ["order_shipped", "back_in_stock"],
  inn: ["recordatorio_reserva", "como_fue_la_estancia"],
};
const choices: Record<Trade, { header: string; body: string; options: string[] }> = {
  shop: { header: "Your order", body: "How shall we send it?", options: ["Express", "Standard", "I'll pick it up"] },
  inn: { header: "Su mesa", body: "¿Le viene bien a las nueve?", options: ["Sí, por favor", "Mejor más tarde"] },
};

const payloads: Record<MessageType, (subject: Subject) => Data> = {
  Text: ({ text }) => ({ text }),
  Image: (subject) => ({ ...media(subject, "image/jpeg"), caption: caption(subject) }),
  Video: (subject) => ({ ...media(subject, "video/mp4"), caption: caption(subject) }),
  Audio: (subject) => ({ ...media(subject, "audio/ogg; codecs=opus"), voice: true }),
  Document: (subject) => ({ ...media(subject, "application/pdf"), filename: filename(subject) }),
  Sticker: (subject) => ({ ...media(subject, "image/webp"), animated: subject.random.chance(0.3) }),
  Location: location,
  Contacts: (subject) => ({ contacts: [card(subject)] }),
  Reaction: ({ random, earlierId }) => ({ messageId: earlierId, emoji: random.pick(["👍", "❤️", "😂", "🙏", "🎉"]) }),
  Address: address,
  Interactive: interactive,
  Template: template,
};

/** What a message of a type says, in the shape that the WhatsApp Cloud API gives it. */
export function messageData(type: MessageType, subject: Subject): Data {
  return payloads[type](subject);
}

function media({ random, direction }: Subject, mimeType: string): Data {
  const id = String(random.between(100_000_000_000, 999_999_999_999));
  return direction === "InBound" ? { id, mimeType, sha256: random.hex(64) } : { id, mimeType };
}

function caption({ random, outline }: Subject): string {
  return random.pick(captions[outline.trade]);
}

function filename({ random, outline }: Subject): string {
  return `${random.pick(files[outline.trade])}-${random.between(1000, 9999)}.pdf`;
}

function location({ random, direction, person, outline }: Subject): Data {
  const { latitude, longitude } = outline.coordinates;
  if (direction === "OutBound") {
    const { name, street, postalCode, city } = outline.place;
    return { latitude, longitude, name, address: `${street}, ${postalCode} ${city}` };
  }
  const near = (degrees: number) => Math.round((degrees + random.next() / 10) * 1e5) / 1e5;
  return {
    latitude: near(latitude),
    longitude: near(longitude),
    name: "",
    address: random.pick(person.culture.cities),
  };
}

function card({ random, outline }: Subject): Data {
  const role = random.pick(outline.trade === "shop" ? ["Front desk", "Repairs"] : ["Recepción", "Restaurante"]);
  const phone = outline.trade === "shop" ? "+15035550100" : "+34960000100";
  return { name: { formattedName: role, firstName: role }, phones: [{ phone, type: "WORK", waId: phone.slice(1) }] };
}

function address({ random, direction, person, outline }: Subject): Data {
  if (direction === "OutBound") return outline.place;
  const { cities, country } = person.culture;
  const postalCode = String(random.between(10_000, 99_999));
  return { name: person.name, street: `No. ${random.between(1, 180)}`, postalCode, city: random.pick(cities), country };
}

function interactive({ random, direction, outline }: Subject): Data {
  const { header, body, options } = choices[outline.trade];
  const replies = options.map((title, index) => ({ id: `option-${index + 1}`, title }));
  if (direction === "InBound") return { type: "button_reply", reply: random.pick(replies) };
  const buttons = replies.map((reply) => ({ type: "reply", reply }));
  return { type: "button", header: { type: "text", text: header }, body: { text: body }, action: { buttons } };
}

function template({ random, person, outline, template: wanted }: Subject): Data {
  const parameters = [{ type: "text", text: person.name }];
  return {
    name: wanted || random.pick(templates[outline.trade]),
    language: { code: outline.trade === "shop" ? "en_US" : "es", policy: "deterministic" },
    components: [{ type: "body", parameters }],
  };
}
