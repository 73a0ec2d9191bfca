const width = 24;

/** One line that says how far something is, redrawn in place; silent where nobody watches. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  #shown = "";

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(label: string, done: number, total: number | null): void {
    if (!this.#stream.isTTY) return;
    const share = total === null || total === 0 ? null : Math.min(1, done / total);
    const filled = Math.round((share ?? 0) * width);
    const bar =
      share === null ? `${done}` : `${"█".repeat(filled)}${"░".repeat(width - filled)} ${Math.floor(share * 100)}%`;
    const line = `${label.padEnd(8)} ${bar}`;
    if (line === this.#shown) return;
    this.#shown = line;
    this.#stream.write(`\r\u001b[2K${line}`);
  }

  clear(): void {
    if (this.#shown) this.#stream.write("\r\u001b[2K");
    this.#shown = "";
  }
}
