import Link from "next/link";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="text-center">
        <h1 className="text-lg font-semibold">There is no such page</h1>
        <Link href="/contacts" className="button mt-4">
          Go to the contacts
        </Link>
      </div>
    </main>
  );
}
