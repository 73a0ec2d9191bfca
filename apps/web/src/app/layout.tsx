import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { TRPCReactProvider } from "../trpc/client.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Roster", template: "%s · Roster" },
  description: "The contact directory of your team.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Scripts are known by a nonce of each request, so no page is made beforehand.
  await connection();
  return (
    <html lang="en">
      <body>
        <TRPCReactProvider>{children}</TRPCReactProvider>
      </body>
    </html>
  );
}
