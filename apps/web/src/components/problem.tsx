/** Where a form says what is wrong; it keeps its place while nothing is. */
export function Problem({ text }: { text: string | null | undefined }) {
  return (
    <p role="alert" className="min-h-5 text-danger">
      {text}
    </p>
  );
}
