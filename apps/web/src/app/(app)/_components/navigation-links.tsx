"use client";
import type { Permission } from "@roster/domain";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { pagesFor } from "./pages.ts";

/** The pages that a person with these permissions may use. */
export function NavigationLinks({ permissions }: { permissions: readonly Permission[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Pages" className="grid gap-0.5">
      {pagesFor(permissions).map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : pathname.startsWith(`${href}/`) ? "true" : undefined}
          className="navigation-link"
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
