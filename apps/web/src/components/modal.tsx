"use client";
import { type ReactNode, useEffect, useRef } from "react";

interface ModalProps {
  label: string;
  close: () => void;
  children: ReactNode;
  className?: string;
}

/** A dialog over the page, which is inert meanwhile. Escape and a click beside it close it; the focus returns. */
export function Modal({ label, close, children, className = "" }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      aria-label={label}
      className={`mx-auto mt-[10dvh] max-h-[80dvh] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-bg p-0 text-text shadow-2xl backdrop:bg-black/40 ${className}`}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      {children}
    </dialog>
  );
}
