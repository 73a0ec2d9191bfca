import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { localeOf, timeZoneOf } from "../components/format.ts";
import { FormatProvider } from "../components/format-provider.tsx";
import { TRPCReactProvider } from "../trpc/client.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Roster", template: "%s · Roster" },
  description: "The contact directory of your team.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made for its request: scripts are known by a nonce of it, and dates and numbers are written as its reader does.
  const [sent, kept] = await Promise.all([headers(), cookies()]);
  const setting = {
    locale: localeOf(sent.get("accept-language")),
    timeZone: timeZoneOf(kept.get("time_zone")?.value),
    now: Date.now(),
  };
  return (
    <html lang="en">
      <body>
        <FormatProvider setting={setting}>
          <TRPCReactProvider>{children}</TRPCReactProvider>
        </FormatProvider>
      </body>
    </html>
  );
}
