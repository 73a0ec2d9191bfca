import Link from "next/link";
import type { ReactNode } from "react";
import { getCaller } from "../../trpc/server.tsx";
import { NavigationLinks } from "./_components/navigation-links.tsx";
import { OrganizationSwitch } from "./_components/organization-switch.tsx";
import { SignOutButton } from "./_components/sign-out-button.tsx";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const { user, organizations, activeOrganizationId } = await (await getCaller()).organizations.mine();
  const active = organizations.find(({ uniqueId }) => uniqueId === activeOrganizationId);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-bg focus:p-2"
      >
        Skip to the content
      </a>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <Link href="/contacts" className="font-semibold">
          Roster
        </Link>
        <NavigationLinks permissions={active?.permissions ?? []} />
        <div className="ml-auto flex flex-wrap items-center gap-3">
          <OrganizationSwitch organizations={organizations} active={activeOrganizationId} />
          <span className="hidden text-muted sm:inline">{user.email}</span>
          <SignOutButton />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
