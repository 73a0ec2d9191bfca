type Listener = (ids: ReadonlySet<string> | null) => void;

const listeners = new Set<Listener>();

/** Hears which contacts may look otherwise in a table now; null for many. Gives what ends it. */
export function onContactNews(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Answers whether anybody heard it. */
export function tellContactNews(ids: ReadonlySet<string> | null): boolean {
  for (const listener of listeners) listener(ids);
  return listeners.size > 0;
}
