import type { Permission } from "@roster/domain";

interface Page {
  href: "/overview" | "/contacts" | "/duplicates" | "/lists" | "/tags" | "/segments" | "/import" | "/settings";
  title: string;
  needs?: Permission;
}

/** The pages of the application, in their order. */
const pages: readonly Page[] = [
  { href: "/overview", title: "Overview", needs: "Get:Contact" },
  { href: "/contacts", title: "Contacts" },
  { href: "/duplicates", title: "Duplicates", needs: "Update:Contact" },
  { href: "/lists", title: "Lists", needs: "Get:List" },
  { href: "/tags", title: "Tags", needs: "Get:Tag" },
  { href: "/segments", title: "Segments", needs: "Get:Contact" },
  { href: "/import", title: "Import", needs: "BulkImport:Contacts" },
  { href: "/settings", title: "Settings" },
];

/** Those that a person with these permissions may use. */
export function pagesFor(permissions: readonly Permission[]): readonly Page[] {
  return pages.filter(({ needs }) => needs === undefined || permissions.includes(needs));
}
