import { type ReactNode, useId } from "react";

/** A part of a settings page, under its heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-6 border-t border-line pt-4">
      <h2 id={id} className="mb-3 font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

export function SettingsTitle({ children }: { children: ReactNode }) {
  return <h1 className="text-base font-semibold">{children}</h1>;
}

/** What a page says to who may not use it, though its address is known. */
export function NotAllowed() {
  return <p className="mt-2 text-muted">You do not have the permission to see this. An owner can give it to you.</p>;
}
