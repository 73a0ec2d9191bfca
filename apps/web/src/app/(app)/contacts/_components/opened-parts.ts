"use client";
import dynamic from "next/dynamic";

// What the page shows only when it is asked for is loaded then, so that the table is there sooner. Until it is there, nothing stands
// in its place; without that the whole page would wait for it.
const loading = () => null;

export const ContactPanel = dynamic(() => import("./contact-panel.tsx").then((part) => part.ContactPanel), { loading });
export const NewContactPanel = dynamic(() => import("./new-contact-panel.tsx").then((part) => part.NewContactPanel), {
  loading,
});
export const BulkBar = dynamic(() => import("./bulk-bar.tsx").then((part) => part.BulkBar), { loading });
export const ConditionForm = dynamic(() => import("./condition-form.tsx").then((part) => part.ConditionForm), {
  loading,
});
export const ViewChoices = dynamic(() => import("./view-choices.tsx").then((part) => part.ViewChoices), { loading });
export const ExportChoices = dynamic(() => import("./export-choices.tsx").then((part) => part.ExportChoices), {
  loading,
});
export const EndlessRows = dynamic(() => import("./endless-rows.tsx").then((part) => part.EndlessRows), { loading });

/** Has the panel of a contact ready before it is opened. */
export function preparePanel(): void {
  import("./contact-panel.tsx").catch(() => {});
}

/** Has everything ready that a key or a click opens, so that it is there at once, without a network too. */
export function prepareAll(): void {
  const parts = [
    import("./contact-panel.tsx"),
    import("./new-contact-panel.tsx"),
    import("./bulk-bar.tsx"),
    import("./condition-form.tsx"),
    import("./view-choices.tsx"),
    import("./export-choices.tsx"),
    import("./endless-rows.tsx"),
  ];
  // What could not be had now is asked for when it is opened.
  Promise.all(parts).catch(() => {});
}
