/** Text as it comes, whose beginning can be looked at before it is read. */
export interface PeekableText extends AsyncIterable<string> {
  /** The beginning, read until it is enough, the text ends or 64 Ki characters are there. */
  peek(isEnough: (start: string) => boolean): Promise<string>;
}

const mostCharacters = 64 * 1024;

export function peekable(text: AsyncIterable<string>): PeekableText {
  const iterator = text[Symbol.asyncIterator]();
  let start = "";
  return {
    async peek(isEnough) {
      while (start.length < mostCharacters && !isEnough(start)) {
        const next = await iterator.next();
        if (next.done) break;
        start += next.value;
      }
      return start;
    },
    async *[Symbol.asyncIterator]() {
      const first = start;
      start = "";
      if (first !== "") yield first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    },
  };
}
