"use client";
import { Modal } from "../../../components/modal.tsx";

const shortcuts: readonly { title: string; keys: readonly (readonly [keys: string, what: string])[] }[] = [
  {
    title: "Everywhere",
    keys: [
      ["Ctrl K, ⌘ K", "Go to a page, a list, a contact"],
      ["?", "This map"],
      ["Esc", "Close what is open"],
    ],
  },
  {
    title: "Contacts",
    keys: [
      ["/", "Search"],
      ["j, ↓", "The next row or contact"],
      ["k, ↑", "The one before"],
      ["Enter", "Open the contact"],
      ["x, Space", "Select the contact"],
      ["Shift and click", "Select from there to here"],
      ["e", "Edit the contact"],
      ["c", "Copy its phone"],
      ["n", "New contact"],
      ["[ and ]", "The page before, the next page"],
    ],
  },
];

export default function ShortcutMap({ close }: { close: () => void }) {
  return (
    <Modal label="Keys" close={close}>
      <div className="grid gap-5 p-5">
        <div className="flex items-center justify-between">
          <h2 className="text-base font-semibold">Keys</h2>
          <button type="button" className="button" onClick={close}>
            Close
          </button>
        </div>
        {shortcuts.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-2 font-medium text-muted">{title}</h3>
            <dl className="grid grid-cols-[9rem_1fr] gap-y-1.5">
              {keys.map(([key, what]) => (
                <div key={key} className="contents">
                  <dt>
                    <kbd className="font-sans font-medium">{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
