import type { Permission } from "@roster/domain";

/** The parts of the settings, in order. One that `needs` a permission is shown to who has it. */
export const sections = [
  { href: "/settings/account", title: "Account" },
  { href: "/settings/organization", title: "Organization" },
  { href: "/settings/members", title: "Members", needs: "Get:OrganizationMember" },
  { href: "/settings/roles", title: "Roles", needs: "Get:OrganizationRole" },
  { href: "/settings/keys", title: "API keys", needs: "Get:ApiKey" },
  { href: "/settings/audit", title: "Audit log", needs: "Get:AuditLog" },
] as const satisfies readonly { href: `/settings/${string}`; title: string; needs?: Permission }[];

/** The sections that a person with these permissions may use. */
export function openSections(permissions: readonly Permission[]) {
  return sections.filter((section) => !("needs" in section) || permissions.includes(section.needs));
}
