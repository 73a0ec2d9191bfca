import type { ReactNode } from "react";
import { LateWord } from "../../components/late-word.tsx";
import { LiveUpdates } from "../../live/live-updates.tsx";
import { CommandCenter } from "./_components/command-center.tsx";
import { NavigationLinks } from "./_components/navigation-links.tsx";
import { OrganizationSwitch } from "./_components/organization-switch.tsx";
import { Segments } from "./_components/segments.tsx";
import { Sidebar } from "./_components/sidebar.tsx";
import { SignOutButton } from "./_components/sign-out-button.tsx";
import { getStanding } from "./settings/standing.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const { user, organizations, activeOrganizationId, permissions } = await getStanding();
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-bg focus:p-2"
      >
        Skip to the content
      </a>
      {permissions.includes("Get:Contact") ? <LiveUpdates since={new Date().toISOString()} /> : null}
      <Sidebar>
        <OrganizationSwitch organizations={organizations} active={activeOrganizationId} />
        <CommandCenter permissions={permissions} />
        <NavigationLinks permissions={permissions} />
        {permissions.includes("Get:Contact") ? <Segments /> : null}
        <div className="mt-auto grid gap-2 border-t border-line pt-3">
          <span className="truncate text-muted" title={user.email}>
            {user.email}
          </span>
          <SignOutButton />
        </div>
      </Sidebar>
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
      <LateWord />
    </div>
  );
}
