"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

const pages = [
  { href: "/contacts", title: "Contacts" },
  { href: "/import", title: "Import" },
] as const;

export function NavigationLinks() {
  const pathname = usePathname();
  return (
    <nav aria-label="Pages" className="flex gap-1">
      {pages.map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className="rounded-md px-2.5 py-1 text-muted hover:bg-hover hover:text-text aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text"
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
