/** What a page of lists or tags shows, as its URL says it. */
export interface DirectoryView {
  search: string;
  page: number;
}

export type DirectoryPath = "/lists" | "/tags";
const perPage = 50;

/** Reads a URL. What makes no sense there is left out: a page is for people, and never refuses. */
export function readDirectoryView(params: URLSearchParams): DirectoryView {
  const page = params.get("page") ?? "";
  const search = (params.get("search") ?? "").replace(/\p{Cc}/gu, " ").trim();
  return { search: search.slice(0, 200), page: /^[1-9][0-9]{0,8}$/.test(page) ? Number(page) : 1 };
}

/** Writes it back, without what is as it is by default. */
export function directoryHref<P extends DirectoryPath>(path: P, { search, page }: DirectoryView): P | `${P}?${string}` {
  const params = new URLSearchParams();
  if (search) params.set("search", search);
  if (page !== 1) params.set("page", String(page));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** The input of `lists.list` or `tags.list` for it. */
export function directoryInput(view: DirectoryView) {
  return { ...view, perPage };
}
