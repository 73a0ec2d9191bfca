/** What a route answers: JSON, or nothing. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Lists carry a weak hash of their body, and answer 304 to who has it. */
  isHashed?: boolean;
}
