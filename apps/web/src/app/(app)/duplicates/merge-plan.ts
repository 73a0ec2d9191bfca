import type { Contact, MergeContactsInput } from "@roster/domain";

type Attributes = Contact["attributes"];
const choosable = ["name", "phone", "status"] as const;
export type ChoosableField = (typeof choosable)[number];

/** Which contact stays, and which contact's value each field gets, by the contacts' ids. */
export interface MergePlan extends Record<ChoosableField, string> {
  survivorId: string;
  /** By key; a contact that has not got the attribute leaves it out. */
  attributes: ReadonlyMap<string, string>;
}

/** What contacts are merged by. */
interface Group {
  contacts: readonly Contact[];
  usualPhones: readonly string[];
}

/** What was chosen by hand. */
export type Choices = Partial<Omit<MergePlan, "attributes">> & { attributes?: ReadonlyMap<string, string> };

/**
 * What is proposed for contacts of one person, with what was chosen of it: the one that was talked to last stays, and gives the
 * phone; without any messages a phone in its usual spelling is taken. Of names it is the longest, of other values the most
 * recent. Somebody who is blocked stays so.
 */
export function planOf({ contacts, usualPhones }: Group, choices: Choices = {}): MergePlan {
  const ids = contacts.map(({ uniqueId }) => uniqueId);
  const chosen = (id: string | undefined, proposed: Contact) =>
    id !== undefined && ids.includes(id) ? id : proposed.uniqueId;
  const talkedTo = greatest(contacts, ({ lastMessageAt }) => lastMessageAt ?? "");
  const changedLast = greatest(contacts, ({ updatedAt }) => updatedAt);
  const spelledWell = contacts.find(({ phone }) => usualPhones.includes(phone)) ?? changedLast;
  return {
    survivorId: chosen(choices.survivorId, talkedTo),
    name: chosen(choices.name, greatest(contacts, lengthOfName)),
    phone: chosen(choices.phone, talkedTo.lastMessageAt === null ? spelledWell : talkedTo),
    status: chosen(choices.status, contacts.find(({ status }) => status === "Blocked") ?? changedLast),
    attributes: new Map(
      attributeKeys(contacts).map((key) => {
        const having = contacts.filter(({ attributes }) => Object.hasOwn(attributes, key));
        return [
          key,
          chosen(
            choices.attributes?.get(key),
            greatest(having, ({ updatedAt }) => updatedAt),
          ),
        ];
      }),
    ),
  };
}

/** The input of `contacts.merge` for a plan: as the contacts are shown, or not at all. */
export function mergeInput(contacts: readonly Contact[], plan: MergePlan): MergeContactsInput {
  const shown = contacts.map(({ uniqueId, updatedAt }) => ({ uniqueId, expectedUpdatedAt: updatedAt }));
  const { name, phone, status } = plan;
  return {
    uniqueId: plan.survivorId,
    expectedUpdatedAt: shown.find(({ uniqueId }) => uniqueId === plan.survivorId)?.expectedUpdatedAt,
    others: shown.filter(({ uniqueId }) => uniqueId !== plan.survivorId),
    choices: { name, phone, status, attributes: Object.fromEntries(plan.attributes) },
  };
}

/** What a contact will be like. */
export interface Merged extends Pick<Contact, ChoosableField> {
  attributes: Attributes;
  lists: string[];
  tags: string[];
}

export function mergedOf(contacts: readonly Contact[], plan: MergePlan): Merged {
  const by = (id: string) => contacts.find(({ uniqueId }) => uniqueId === id) as Contact;
  const attributes = [...plan.attributes].flatMap(([key, id]) => {
    const from = by(id).attributes;
    return Object.hasOwn(from, key) ? [[key, from[key]] as const] : [];
  });
  return {
    name: by(plan.name).name,
    phone: by(plan.phone).phone,
    status: by(plan.status).status,
    attributes: Object.fromEntries(attributes) as Attributes,
    lists: [...new Set(contacts.flatMap(({ lists = [] }) => lists.map((list) => list.name)))],
    tags: [...new Set(contacts.flatMap(({ tags = [] }) => tags.map((tag) => tag.label)))],
  };
}

/** Every key that one of the contacts has, in the order that they come. */
export function attributeKeys(contacts: readonly Contact[]): string[] {
  return [...new Set(contacts.flatMap(({ attributes }) => Object.keys(attributes)))];
}

/** The first contact that has the greatest value. */
function greatest<T extends string | number>(contacts: readonly Contact[], rank: (contact: Contact) => T): Contact {
  return contacts.reduce((best, contact) => (rank(contact) > rank(best) ? contact : best));
}

/** A phone for a name is shorter than any name. */
function lengthOfName({ name }: Contact): number {
  return /\p{L}/u.test(name) ? Array.from(name).length : 0;
}
