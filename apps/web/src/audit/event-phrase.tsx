import type { Phrase } from "./event-words.ts";

/** A phrase whose values keep their own direction. */
export function EventPhrase({ phrase }: { phrase: Phrase }) {
  return phrase.map((piece, n) => (typeof piece === "string" ? piece : <bdi key={n}>{piece.value}</bdi>));
}

const actors = { person: "", key: "API key ", system: "" };

/** Who did something. */
export function ActorName({ actor }: { actor: { kind: keyof typeof actors; name: string } }) {
  return (
    <>
      {actors[actor.kind]}
      <bdi>{actor.name}</bdi>
    </>
  );
}
