"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { sections } from "../sections.ts";

interface Section {
  href: (typeof sections)[number]["href"];
  title: string;
}

export function SectionLinks({ sections }: { sections: readonly Section[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="flex flex-wrap gap-1 sm:w-40 sm:shrink-0 sm:flex-col">
      {sections.map(({ href, title }) => (
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
