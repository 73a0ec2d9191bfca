import type { DirectoryRepository, PreparedContact, Tenant } from "@roster/db";
import { attributesProblem, DomainError, type Fault, type Json, type NewContact } from "@roster/domain";
import { type ParsedPhone, parsePhone } from "@roster/domain/phone";

type GroupIds = Partial<Pick<NewContact, "listIds" | "tagIds">>;

/** What contacts are judged by. */
export interface Judge {
  tenant: Tenant;
  /** Ids among those given that are no list or tag of the organization. */
  unknown: ReadonlySet<string>;
}

/** Looks the lists and tags of some contacts up, all at once. */
export async function judgeOf(
  { tenant, directory }: { tenant: Tenant; directory: DirectoryRepository },
  given: readonly GroupIds[],
): Promise<Judge> {
  const [lists, tags] = await Promise.all([
    directory.unknownLists(given.flatMap(({ listIds = [] }) => listIds)),
    directory.unknownTags(given.flatMap(({ tagIds = [] }) => tagIds)),
  ]);
  return { tenant, unknown: new Set([...lists, ...tags]) };
}

/** A contact as it will be stored, and what about it is doubtful. */
export interface Prepared {
  contact: PreparedContact;
  warnings: string[];
}

/** Reads the phone, names the nameless and refuses unknown lists and tags. Fails with `unprocessable`, every fault at once. */
export function prepareContact(given: NewContact, judge: Judge): Prepared {
  const { name, status, attributes, listIds, tagIds } = given;
  const parsed = parsePhone(given.phone, judge.tenant.defaultRegion);
  const faults = [...(parsed === null ? [notAPhone(judge.tenant)] : []), ...unknownGroups(given, judge)];
  if (faults.length > 0 || parsed === null) throw DomainError.unprocessable(faults);
  return {
    contact: {
      name: name === "" ? parsed.formatted : name,
      phone: parsed.phone,
      status,
      attributes,
      listIds,
      tagIds,
    },
    warnings: warningsOf(parsed),
  };
}

/** A phone in E.164. Fails with `unprocessable`. */
export function readPhone(text: string, tenant: Tenant): ParsedPhone {
  const parsed = parsePhone(text, tenant.defaultRegion);
  if (parsed === null) throw DomainError.unprocessable([notAPhone(tenant)]);
  return parsed;
}

/** What was taken of a phone although it is doubtful, and what was not. */
export function warningsOf({ phone, isValid, extension }: ParsedPhone): string[] {
  return [
    ...(isValid ? [] : [`${phone} is a possible phone number, but not a valid one`]),
    ...(extension === "" ? [] : [`the extension ${extension} was left out`]),
  ];
}

/** The ids that are no list or tag of the organization, each as a fault. */
export function unknownGroups({ listIds = [], tagIds = [] }: GroupIds, { unknown }: Judge): Fault[] {
  return [
    ...unknownIds(listIds, unknown, { what: "list", name: "listIds", pointer: "/listIds" }),
    ...unknownIds(tagIds, unknown, { what: "tag", name: "tagIds", pointer: "/tagIds" }),
  ];
}

/** Those of some ids that are unknown, each as a fault of its place. */
export function unknownIds(
  ids: readonly string[],
  unknown: ReadonlySet<string>,
  { what, name, pointer }: { what: "list" | "tag"; name: string; pointer: string },
): Fault[] {
  return ids.flatMap((id, index): Fault[] => {
    if (!unknown.has(id)) return [];
    const detail = `has ${id}, which is no ${what} of yours`;
    return [{ in: "input", name, code: "not_found", detail, pointer: `${pointer}/${index}` }];
  });
}

/** Attributes within the limits. Fails with `unprocessable`. */
export function checkAttributes(attributes: Record<string, Json>): void {
  const detail = attributesProblem(attributes);
  if (detail !== null)
    throw DomainError.unprocessable([
      { in: "input", name: "attributes", code: "invalid_value", detail, pointer: "/attributes" },
    ]);
}

function notAPhone({ defaultRegion }: Tenant): Fault {
  const detail = `is not a phone number in region ${defaultRegion}; begin with + and the country code`;
  return { in: "input", name: "phone", code: "not_a_phone", detail, pointer: "/phone" };
}
