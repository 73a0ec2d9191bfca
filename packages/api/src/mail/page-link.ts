interface Site {
  /** Where people reach the server, when that is configured. */
  publicUrl: string | undefined;
  /** Where this request reached it. */
  origin: string | undefined;
}

/** The address of a page that takes a token. */
export function pageLink(path: `/${string}`, { publicUrl, origin }: Site, token?: string): string {
  const url = new URL(path, publicUrl ?? origin ?? "http://localhost");
  if (token !== undefined) url.searchParams.set("token", token);
  return url.href;
}
