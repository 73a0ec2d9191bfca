"use client";
import type { ComponentProps, MouseEvent } from "react";

/** A link to another view of the contacts, which is shown without asking the server for a page. */
export function ViewLink({ href, onClick, ...link }: ComponentProps<"a"> & { href: string }) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const isForBrowser = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || isForBrowser) return;
    event.preventDefault();
    window.history.pushState(null, "", href);
  }
  return <a href={href} onClick={follow} {...link} />;
}
