/** What a route answers: JSON, as a value or as text that is JSON already, a file as it is made, or nothing. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
  /** Text of the type in `headers`, sent as it comes; where it fails the answer breaks off. */
  stream?: AsyncIterableIterator<string, void, void>;
  /** Whether each piece of it is wanted at once: it is not held back to be compressed. */
  isLive?: boolean;
}
