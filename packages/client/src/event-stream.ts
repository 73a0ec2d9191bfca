/** An event of a stream (HTML, 9.2.6). `id` is the last one that was given. */
export interface StreamEvent {
  type: string;
  id: string;
  data: string;
}

/** The events of `text/event-stream`, as they come. `heard` is told of every piece. */
export async function* eventsOf(
  body: AsyncIterable<Uint8Array>,
  heard: () => void,
): AsyncGenerator<StreamEvent, void, void> {
  const decoder = new TextDecoder();
  let rest = "";
  let [type, id, data] = ["", "", [] as string[]];
  for await (const bytes of body) {
    heard();
    const lines = `${rest}${decoder.decode(bytes, { stream: true })}`.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield { type: type || "message", id, data: data.join("\n") };
        [type, data] = ["", []];
        continue;
      }
      const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (name === "event") type = value;
      if (name === "data") data.push(value);
      if (name === "id" && !value.includes("\0")) id = value;
    }
  }
}
