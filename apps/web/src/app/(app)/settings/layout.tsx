import type { ReactNode } from "react";
import { SectionLinks } from "./_components/section-links.tsx";
import { openSections } from "./sections.ts";
import { getStanding } from "./standing.ts";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { permissions } = await getStanding();
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-4 p-4 sm:flex-row sm:gap-8">
      <SectionLinks sections={openSections(permissions).map(({ href, title }) => ({ href, title }))} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
