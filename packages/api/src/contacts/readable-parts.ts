import type { ContactPart, Permission } from "@roster/domain";

const permissionFor: Record<ContactPart, Permission> = {
  lists: "Get:List",
  tags: "Get:Tag",
  conversations: "Get:Conversation",
  messages: "Get:Conversation",
};

/** Of some parts of a contact those that the caller may read; the others are absent, as if nobody had asked for them. */
export function readableParts<T extends { include: readonly ContactPart[] }>(
  parts: T,
  allowed: ReadonlySet<Permission>,
): T & { include: ContactPart[] } {
  return { ...parts, include: parts.include.filter((part) => allowed.has(permissionFor[part])) };
}
