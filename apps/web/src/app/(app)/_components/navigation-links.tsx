"use client";
import type { Permission } from "@roster/domain";
import Link from "next/link";
import { usePathname } from "next/navigation";

const pages = [
  { href: "/contacts", title: "Contacts" },
  { href: "/import", title: "Import", needs: "BulkImport:Contacts" },
  { href: "/settings", title: "Settings" },
] as const;

/** The pages that a person with these permissions may use. */
export function NavigationLinks({ permissions }: { permissions: readonly Permission[] }) {
  const pathname = usePathname();
  const open = pages.filter((page) => !("needs" in page) || permissions.includes(page.needs));
  return (
    <nav aria-label="Pages" className="flex gap-1">
      {open.map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : pathname.startsWith(`${href}/`) ? "true" : undefined}
          className="rounded-md px-2.5 py-1 text-muted hover:bg-hover hover:text-text aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text"
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
