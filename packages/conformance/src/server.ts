export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a check states the shape that it expects
  json: any;
}

export interface Asking {
  method?: string;
  /** JSON where it is an object or an array, as it is where it is a text. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent as Bearer; null sends none. */
  key?: string | null;
}

/** A server under test. A request that it refuses for its rate is sent again when it says so. */
export class Server {
  readonly url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url.replace(/\/+$/, "");
    this.#key = key;
  }

  get key(): string {
    return this.#key;
  }

  async ask(path: string, { method = "GET", body, headers = {}, key = this.#key }: Asking = {}): Promise<Answer> {
    const isJson = typeof body === "object" && body !== null && !(body instanceof FormData);
    const init: RequestInit = {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(isJson ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string | FormData) }),
    };
    for (;;) {
      const response = await fetch(`${this.url}${path}`, init);
      const text = await response.text();
      if (response.status === 429) {
        await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get("retry-after") ?? 1) * 1_000));
        continue;
      }
      return { status: response.status, headers: response.headers, text, json: parsed(text) };
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
