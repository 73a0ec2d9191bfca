import type { ChangeNotice } from "@roster/domain";

interface Stream {
  unsubscribe: () => void;
}

interface Events {
  onData: (event: { id: string; data: ChangeNotice }) => void;
  onError: (error: unknown) => void;
  onComplete: () => void;
}

interface Watching {
  subscribe: (input: { lastEventId: string }, events: Events) => Stream;
  /** The moment before anything that is shown was read. */
  since: string;
  heard: (notice: ChangeNotice) => void;
  /** Whether changes are heard of: false from when a stream fails until one comes again. */
  hears: (is: boolean) => void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/**
 * Keeps a stream of changes open while the page is seen: a browser has few connections for all its tabs. What happened while there
 * was none is told by the next one. Gives what ends it.
 */
export function keepWatching({ subscribe, since, heard, hears }: Watching): () => void {
  let lastEventId = since;
  let stream: Stream | null = null;
  let waitMs = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function leave() {
    clearTimeout(timer);
    const left = stream;
    stream = null;
    left?.unsubscribe();
  }

  function comeAgain() {
    leave();
    hears(false);
    timer = setTimeout(begin, waitMs);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }

  function begin() {
    if (stream !== null || document.visibilityState === "hidden") return;
    clearTimeout(timer);
    const isMine = () => stream === mine;
    const mine: Stream = subscribe(
      { lastEventId },
      {
        onData: ({ id, data }) => {
          if (!isMine()) return;
          lastEventId = id;
          waitMs = firstWaitMs;
          hears(true);
          heard(data);
        },
        onError: () => {
          if (isMine()) comeAgain();
        },
        onComplete: () => {
          if (isMine()) comeAgain();
        },
      },
    );
    stream = mine;
  }

  function look() {
    if (document.visibilityState === "hidden") leave();
    else begin();
  }

  begin();
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("online", look);
    leave();
    hears(false);
  };
}
