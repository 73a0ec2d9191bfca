/** What a route answers: JSON, as a value or as text that is JSON already, or nothing. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
  /** Lists carry a weak hash of their body, and answer 304 to who has it. */
  isHashed?: boolean;
}
