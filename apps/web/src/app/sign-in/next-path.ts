const home = "/contacts";
const pages = /^\/(contacts|import|invitation|settings(\/[a-z-]+)?)$/;

/** Where a person goes after signing in: the page of ours that they asked for, never another site's. */
export function nextPath(asked: unknown): "/contacts" | `/contacts?${string}` {
  const base = "http://roster.invalid";
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, base)) return home;
  const { origin, pathname, search, searchParams } = new URL(asked, base);
  if (origin !== base || !pages.test(pathname)) return home;
  // Next's own mark of a request for a part of a page.
  const isWhole = !searchParams.has("_rsc");
  searchParams.delete("_rsc");
  return `${pathname}${isWhole ? search : searchParams.size > 0 ? `?${searchParams}` : ""}` as "/contacts";
}

/** The sign-in page that leads back to a path. */
export function signInHref(asked: unknown): "/sign-in" | `/sign-in?${string}` {
  const next = nextPath(asked);
  return next === home ? "/sign-in" : `/sign-in?${new URLSearchParams({ next })}`;
}
