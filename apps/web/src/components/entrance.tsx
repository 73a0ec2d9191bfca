import type { ReactNode } from "react";

/** A page for who is not in yet: a heading and a narrow column. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="w-full max-w-xs">
        <h1 className="mb-6 text-xl font-semibold text-balance">{title}</h1>
        {children}
      </div>
    </main>
  );
}
